import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../../server/config.ts";
import { startProgram } from "../../server/main.ts";

/** The whole program on an empty data folder; it can be started again on the same one, and its clock set. */
export async function restartableProgram(settings: Config) {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-bad-input-"));
  const config: Config = {
    ...settings,
    dataFolder,
    sandboxSize: "small",
    odoo: undefined,
    databaseUrl: undefined,
    openai: undefined,
    logLevel: "silent",
  };
  const time = { ahead: 0 };
  const start = () => startProgram(config, { clock: () => new Date(Date.now() + time.ahead) });
  let running = await start();
  return {
    program: () => running,
    async restart(): Promise<void> {
      await running.close();
      running = await start();
    },
    wait(ms: number): void {
      time.ahead += ms;
    },
    async dispose(): Promise<void> {
      await running.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export type RestartableProgram = Awaited<ReturnType<typeof restartableProgram>>;
