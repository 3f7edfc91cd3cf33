import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";

const PATIENCE_MS = 900_000;

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) })),
    }),
  ),
});

/** The names of tests, with their files; a file that can't be loaded has none. */
export interface Tested {
  readonly passed: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly said: string;
}

/** Runs test files of a tree that is not this one: all tests, or until one fails. */
export async function runVitest(tree: string, files: readonly string[], until: "end" | "first failure"): Promise<Tested> {
  const report = join(tree, `vitest-report-${crypto.randomUUID()}.json`);
  const args = [
    join(tree, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=json",
    `--bail=${until === "end" ? 0 : 1}`,
    `--outputFile=${report}`,
    ...files,
  ];
  const child = spawn(process.execPath, args, { cwd: tree, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, CI: "" } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said = (said + String(chunk)).slice(-2_000)));
  const tooLong = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await new Promise<void>((done) => child.once("close", () => done()));
  clearTimeout(tooLong);
  const text = await readFile(report, "utf8").catch(() => '{"testResults":[]}');
  await rm(report, { force: true });
  const tests = reportSchema.parse(JSON.parse(text)).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      name: `${relative(tree, name)}: ${fullName}`,
      // A machine that is busy notices nothing.
      status: failureMessages.some((message) => message.includes("timed out in")) ? "timed out" : status,
    })),
  );
  const named = (status: string) => new Set(tests.filter((one) => one.status === status).map(({ name }) => name));
  return { passed: named("passed"), failed: named("failed"), said };
}
