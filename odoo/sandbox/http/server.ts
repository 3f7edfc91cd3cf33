import type { Json } from "../../../core/json.ts";
import type { Call } from "../engine/call.ts";
import type { World } from "../engine/world.ts";

/** What the HTTP door needs of the sandbox. */
export interface Server {
  readonly world: World;
  readonly database: string;
  userOfKey(key: string): number | undefined;
  allows(uid: number, secret: string): boolean;
  /** The user of that login, when the password or API key is right. */
  userOf(login: string, secret: string): number | undefined;
  call(uid: number, call: Call): Json;
}
