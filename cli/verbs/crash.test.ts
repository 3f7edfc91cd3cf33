import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { signIn } from "../testing/test-server.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const running: ChildProcess[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** `cs serve` as a process of its own, with the settings given; resolves with its address when it says that it is ready. */
async function serve(dataFolder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const environment = { ...process.env, COUNTERSIGN_DATA: dataFolder, COUNTERSIGN_PORT: "0", COUNTERSIGN_SANDBOX_SIZE: "small", COUNTERSIGN_TIME_ZONE: "UTC", DATABASE_URL: "", ODOO_URL: "", OPENAI_MODEL: "" };
  const child = spawn(process.execPath, [join(ROOT, "cli/cs.ts"), "serve"], { cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  return new Promise((ready, fail) => {
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += String(chunk);
      const url = /ready at (\S+)/.exec(said)?.[1];
      if (url) ready({ url, child });
    });
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    child.once("exit", (code) => fail(new Error(`cs serve ended with ${code}: ${said}`)));
  });
}

async function killed(child: ChildProcess): Promise<void> {
  child.removeAllListeners("exit");
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
}

test("kill -9 between card and approval loses nothing, and kill -9 after it does nothing twice", { timeout: 240_000 }, async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-crash-"));
  folders.push(dataFolder);
  const first = await serve(dataFolder);
  const requester = await signIn(first.url, "customer_service@demo");
  const late = await requester.ask("Which deliveries are late?");
  const delivery = late.result.facts.find(({ source, value }) => source.model === "stock.picking" && source.field === "name" && value.includes("/OUT/"))?.value;
  const { result } = await requester.ask(`Move delivery ${delivery} to next Friday`);
  const [waiting] = result.approvals;
  if (!waiting) throw new Error(`no approval: ${result.answer}`);
  await killed(first.child);

  const second = await serve(dataFolder);
  const approver = await signIn(second.url, "operations_manager@demo");
  expect(await approver.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "pending", digest: waiting.digest });
  expect(await approver.decide(waiting, "approve")).toMatchObject({ status: 200, body: { status: "committed" } });
  await killed(second.child);

  const third = await serve(dataFolder);
  const again = await signIn(third.url, "operations_manager@demo");
  expect(await again.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "committed" });
  const planned = await signIn(third.url, "customer_service@demo");
  const asked = await planned.ask(`Move delivery ${delivery} to next Friday`);
  expect(asked.result.answer).toMatch(/already|same/i);
  await killed(third.child);
});
