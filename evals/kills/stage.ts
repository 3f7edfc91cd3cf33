import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CopilotError } from "../../core/errors.ts";
import { openSession } from "../../odoo/setup/session.ts";
import type { Config } from "../../server/config.ts";
import { odooAdministrator } from "../../server/set-up-odoo.ts";
import { openGateway } from "../odoo-gateway.ts";
import { freshDatabase } from "./fresh-database.ts";
import { embeddedScene, realScene } from "./scenes.ts";
import { type ProgramProcess, spawnProgram } from "./spawn-program.ts";

/** Time moves on between runs, so that limits of a day don't meet and an interrupted commit is old enough to be taken up. */
const BETWEEN_RUNS_MS = 3 * 3_600_000;
const BETWEEN_STARTS_MS = 60_000;

/** A data folder, an Odoo behind a gateway, and program processes on them, one after the other. */
export async function openStage(settings: Config, odoo: "embedded" | "real") {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-kills-"));
  const running = new Set<ProgramProcess>();
  const real = odoo === "real" ? odooAdministrator(settings) : undefined;
  const gateway = real && (await openGateway(real.url));
  const database = settings.databaseUrl === undefined ? undefined : await freshDatabase(settings.databaseUrl);
  const config: Config = {
    ...settings,
    dataFolder,
    databaseUrl: database?.databaseUrl,
    port: 0,
    sandboxSize: "small",
    logLevel: "error",
    openai: undefined,
    odoo: real && gateway ? { url: gateway.url, db: real.db, force: real.force } : undefined,
  };
  let starts = 0;
  // A process loads its sources while the one before it is still at work.
  let spare = spawnProgram();

  async function start(run: number): Promise<ProgramProcess> {
    starts += 1;
    gateway?.rule();
    const made = await spare;
    spare = spawnProgram();
    spare.catch(() => undefined);
    running.add(made);
    await made.ask({ op: "start", config, aheadMs: run * BETWEEN_RUNS_MS + starts * BETWEEN_STARTS_MS });
    return made;
  }

  async function close(): Promise<void> {
    for (const made of [...running, await spare.catch(() => undefined)]) await made?.kill();
    await gateway?.close();
    await database?.drop();
    await rm(dataFolder, { recursive: true, force: true });
  }

  try {
    const first = await start(0);
    if (real) await first.ask({ op: "set up" });
    await first.kill();
    const scene = real ? await realScene(await openSession({ url: real.url, db: real.db, fetch }, real.login, real.password)) : embeddedScene();
    return { config, gateway, scene, start, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** The option as it was typed. */
export function odooOption(value: string | undefined): "embedded" | "real" {
  if (value === "embedded" || value === "real") return value;
  throw new CopilotError("BAD_INPUT", "--odoo is embedded or real.");
}
