import { CopilotError } from "../../core/errors.ts";
import type { Channel, Principal } from "../../core/principal.ts";

/** Channels on which a person stands in front of us: the signed-in console and, under the demo, the terminal. */
const OF_PEOPLE: readonly Channel[] = ["console", "cli"];

/** Whatever a model or its client can reach decides nothing, also when a route is wired wrongly. */
export function assertPerson({ channel }: Pick<Principal, "channel">): void {
  if (!OF_PEOPLE.includes(channel))
    throw new CopilotError("DENIED", "This is for a person in a signed-in browser session. Open /console and do it there.");
}
