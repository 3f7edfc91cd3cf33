import type { Config } from "../server/config.ts";
import type { ProgramVerb, VerbIo } from "./verb.ts";

/** In the server's process when one holds the data folder, else in a program started for this one verb. */
export async function runOnProgram(verb: ProgramVerb, args: readonly string[], config: Config, io: VerbIo): Promise<number> {
  const { readLock } = await import("../store/lock-file.ts");
  const server = config.databaseUrl === undefined ? await readLock(config.dataFolder) : undefined;
  if (server?.address && server.token) {
    const { runInServer } = await import("./remote.ts");
    return runInServer({ address: server.address, token: server.token }, { verb: verb.name, args, config }, io);
  }
  const { startProgram } = await import("../server/main.ts");
  const program = await startProgram(config);
  try {
    return await verb.run({ args, io, config }, program);
  } finally {
    await program.close();
  }
}
