import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestOf } from "../../core/json.ts";
import { openGateway } from "../../evals/odoo-gateway.ts";
import { odooUnderTest } from "../../odoo/setup/test-real-odoo.ts";
import type { WireTap } from "../../odoo/transport.ts";
import type { StartOptions } from "../../server/main.ts";
import { acquireLock, releaseLock } from "../../store/lock-file.ts";
import { fileIo } from "../file-io.ts";
import odooVerb from "../verbs/odoo.ts";
import { openRealOdoo } from "./real-odoo.ts";
import { startTestServer } from "./test-server.ts";

const SETUP_WAIT_MS = 240_000;

/** What `cs` reads to work on the real Odoo under test, reached at the given address. */
export function realSettings(url: string) {
  const { db, login, password } = odooUnderTest;
  return { ODOO_URL: url, ODOO_DB: db, ODOO_ADMIN_LOGIN: login, ODOO_ADMIN_PASSWORD: password };
}

/**
 * The whole program on the real Odoo under test, set up as `cs odoo setup --demo-users` does, behind a gateway that can be
 * shut. `sent` holds everything that went to Odoo; `wait` moves the program's clock on.
 */
export async function startRealServer(settings: Readonly<Record<string, string>> = {}, options: StartOptions = {}) {
  const odoo = await openRealOdoo();
  const gateway = await openGateway(odooUnderTest.url);
  const sent: Parameters<WireTap>[0][] = [];
  const time = { ahead: 0 };
  const clock = () => new Date(Date.now() + time.ahead);
  const server = await startTestServer({ ...realSettings(gateway.url), ...settings }, { clock, tap: (call) => sent.push(call), ...options });
  const said: string[] = [];
  const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line), ...fileIo((path) => path) };
  await oneAtATime(() => odooVerb.run({ args: ["setup", "--demo-users"], io, config: server.program.config }, server.program));
  return {
    ...server,
    odoo,
    gateway,
    sent,
    /** What setup printed. */
    said,
    wait(ms: number): void {
      time.ahead += ms;
    },
    async dispose(): Promise<void> {
      await server.dispose();
      await gateway.close();
    },
  };
}

export type RealServer = Awaited<ReturnType<typeof startRealServer>>;

/** Setups of one Odoo wait for each other: each gives the demo's people a new password for a moment. */
export async function oneAtATime<Result>(setUp: () => Promise<Result>): Promise<Result> {
  const folder = join(tmpdir(), `countersign-setup-${digestOf([odooUnderTest.url, odooUnderTest.db]).slice(0, 16)}`);
  await mkdir(folder, { recursive: true });
  const lock = await acquireLock(folder, { waitMs: SETUP_WAIT_MS });
  try {
    return await setUp();
  } finally {
    await releaseLock(lock);
  }
}
