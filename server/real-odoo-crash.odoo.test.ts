import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCs, type ServeProcess, serveInProcess } from "../cli/testing/cs-process.ts";
import { openRealOdoo, type RealOdoo } from "../cli/testing/real-odoo.ts";
import { oneAtATime, realSettings } from "../cli/testing/real-server.ts";
import { signIn } from "../cli/testing/test-server.ts";
import { type Gateway, isCommit, openGateway } from "../evals/odoo-gateway.ts";
import { describeOnOdoo, odooUnderTest } from "../odoo/setup/test-real-odoo.ts";

const MINUTES = 60_000;

describeOnOdoo("kill -9 between decision and commit on a real Odoo", { timeout: 4 * MINUTES }, () => {
  const running: ServeProcess[] = [];
  let odoo: RealOdoo;
  let gateway: Gateway;
  let dataFolder: string;
  let settings: Readonly<Record<string, string>>;

  beforeAll(async () => {
    odoo = await openRealOdoo();
    gateway = await openGateway(odooUnderTest.url);
    dataFolder = await mkdtemp(join(tmpdir(), "countersign-real-crash-"));
    settings = { ...realSettings(gateway.url), COUNTERSIGN_DATA: dataFolder };
    const { code, said } = await oneAtATime(() => runCs(["odoo", "setup", "--demo-users"], settings));
    expect(code, said).toBe(0);
    expect(said).toContain("The companion is installed in Odoo 19");
  }, 400_000);
  afterAll(async () => {
    for (const child of running) await child.kill();
    await gateway?.close();
    if (dataFolder) await rm(dataFolder, { recursive: true, force: true });
  });

  async function serve(): Promise<ServeProcess> {
    const child = await serveInProcess(settings);
    running.push(child);
    return child;
  }

  test.for([
    { because: "Odoo never got the commit", passage: "lost on the way" as const, notes: 0 },
    { because: "Odoo had done it and nobody heard", passage: "answer held back" as const, notes: 1 },
  ])("one effect after the restart when $because", async ({ passage, notes }) => {
    const delivery = await odoo.newDelivery();
    const notesNow = () => odoo.notesOn("stock.picking", delivery.id);
    const first = await serve();
    const { result } = await (await signIn(first.url, "customer_service@demo")).ask(`Move delivery ${delivery.name} to next Friday`);
    const [waiting] = result.approvals;
    if (!waiting) throw new Error(`Nothing was proposed: ${result.answer}`);

    const reached = Promise.withResolvers<void>();
    gateway.rule(async (sent) => {
      if (!isCommit(sent)) return "pass";
      reached.resolve();
      if (passage === "lost on the way") await first.kill();
      return passage;
    });
    const decided = (await signIn(first.url, "operations_manager@demo")).decide(waiting, "approve").catch((error: unknown) => error);
    await reached.promise;
    await expect.poll(async () => (await notesNow()).length, { timeout: 20_000 }).toBe(notes);
    await first.kill();
    expect(await decided).toBeInstanceOf(Error);
    gateway.rule();

    const second = await serve();
    const approver = await signIn(second.url, "operations_manager@demo");
    await expect.poll(async () => (await approver.get(`/approvals/${waiting.id}`)).status, { timeout: 30_000 }).toBe("committed");
    expect(await notesNow()).toHaveLength(1);
    expect(await odoo.receiptsOn("stock.picking", delivery.id)).toBe(1);
    expect(await odoo.deliveryDate(delivery)).not.toBe(delivery.date);
    expect(await approver.decide(waiting, "approve")).toMatchObject({ status: 409 });
    await second.kill();
    const { code, said } = await runCs(["audit", "verify"], settings);
    expect(code, said).toBe(0);
  });
});
