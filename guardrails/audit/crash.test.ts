import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { systemClock } from "../../core/clock.ts";
import { openStore } from "../../store/store.ts";
import { describeOnBoth } from "../../store/test-store.ts";
import { events, testAudit } from "./test-audit.ts";

const CHILD = fileURLToPath(new URL("./append-until-killed.ts", import.meta.url));

/** Kills the appending process once it has acknowledged `enough` entries; returns the last number that it acknowledged. */
async function appendAndKill(args: readonly string[], enough: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= enough) child.kill("SIGKILL");
  }
  if (child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return acknowledged;
}

describeOnBoth("killing the program while it appends (kill -9)", (fresh) => {
  test("leaves a log that verifies, holds all that was acknowledged, and can be continued", async () => {
    const { store: first, dataFolder, databaseUrl, dispose } = await fresh();
    await first.close();
    for (const enough of [1, 40, 90]) {
      const acknowledged = await appendAndKill([dataFolder, ...(databaseUrl ? [databaseUrl] : [])], enough);
      const store = await openStore({ databaseUrl, dataFolder, clock: systemClock });
      const audit = testAudit(store, dataFolder);
      const verified = await audit.verify();
      expect(verified).toMatchObject({ ok: true, problems: [] });
      expect(verified.entries).toBeGreaterThanOrEqual(acknowledged);
      expect(await audit.append(events(1))).toMatchObject({ first: verified.entries + 1 });
      expect(await audit.verify()).toMatchObject({ ok: true, outside: verified.entries + 1 });
      await store.close();
    }
    await dispose();
  }, 90_000);
});
