import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createSealer } from "./seal.ts";
import { checkSecret, loadSecret } from "./secret.ts";
import { describeOnBoth, type TestStore } from "./test-store.ts";

const long = "0123456789abcdef0123456789abcdef";
let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "countersign-test-"));
  return () => rm(dataFolder, { recursive: true });
});

test("the configured secret is used as it is", async () => {
  expect(await loadSecret({ secret: long, dataFolder, environment: "production" })).toBe(long);
  expect(await readdir(dataFolder)).toEqual([]);
});

test("the demo makes one once, private, even when ten ask at the same time", async () => {
  const secrets = await Promise.all(Array.from({ length: 10 }, () => loadSecret({ dataFolder, environment: "demo" })));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(32);
  expect((await stat(join(dataFolder, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataFolder)).toEqual(["secret"]);
});

test.for([
  { because: "it is missing in production", options: { environment: "production" }, says: /required in production/ },
  { because: "it is missing in staging", options: { environment: "staging" }, says: /required in staging/ },
  { because: "it has 31 characters", options: { environment: "demo", secret: long.slice(1) }, says: /shorter than 32/ },
] as const)("refuses when $because", async ({ options, says }) => {
  await expect(loadSecret({ ...options, dataFolder })).rejects.toMatchObject({ code: "NOT_CONFIGURED", message: expect.stringMatching(says) });
});

test("refuses a kept secret that was damaged rather than sealing with it", async () => {
  await writeFile(join(dataFolder, "secret"), "short");
  await expect(loadSecret({ dataFolder, environment: "demo" })).rejects.toMatchObject({ message: expect.stringContaining("damaged") });
});

describeOnBoth("the secret's check", (fresh) => {
  let open: TestStore;
  beforeAll(async () => {
    open = await fresh();
  });
  afterAll(async () => open?.dispose());

  test("lets the secret in that sealed the database, and no other", async () => {
    await checkSecret(open.store.pool, createSealer(long));
    await checkSecret(open.store.pool, createSealer(long));
    await expect(checkSecret(open.store.pool, createSealer(`${long}!`))).rejects.toMatchObject({ code: "NOT_CONFIGURED" });
  });
});
