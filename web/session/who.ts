import type { DemoInfo, SessionInfo } from "../../core/wire.ts";
import type { Server } from "../client/server.ts";
import { isStatus } from "../client/server-error.ts";

export interface Who {
  readonly session: SessionInfo | null;
  /** Null outside the demo. */
  readonly demo: DemoInfo | null;
}

/** Who is signed in, and who else one could be; any failure but "nobody" and "no demo" is thrown. */
export async function who(server: Server): Promise<Who> {
  const [session, demo] = await Promise.all([
    server.session().catch((error: unknown) => {
      if (isStatus(error, 401)) return null;
      throw error;
    }),
    server.demo().catch((error: unknown) => {
      if (isStatus(error, 401, 403, 404)) return null;
      throw error;
    }),
  ]);
  return { session, demo };
}
