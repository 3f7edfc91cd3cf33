import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GENEROUS } from "../guardrails/limits/generous.ts";
import type { Config } from "../server/config.ts";
import { type StartOptions, startProgram } from "../server/main.ts";
import { setUpOdoo } from "../server/set-up-odoo.ts";

/**
 * The whole program on an empty data folder that goes with it. With `odoo: "real"` it is set up on the Odoo of the
 * environment with the demo's people, else on the small embedded one.
 */
export async function temporaryProgram(settings: Config, odoo: "embedded" | "real", options: StartOptions = {}) {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-eval-"));
  const drop = () => rm(dataFolder, { recursive: true, force: true });
  const config: Config = { ...settings, dataFolder, sandboxSize: "small", odoo: odoo === "real" ? settings.odoo : undefined };
  try {
    const program = await startProgram(config, { limits: GENEROUS, ...options });
    if (odoo === "real") await setUpOdoo(program, settings, true);
    return {
      program,
      async dispose(): Promise<void> {
        await program.close();
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
