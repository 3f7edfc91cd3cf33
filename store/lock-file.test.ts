import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { acquireLock, type LockHolder, publishServer, readLock, releaseLock } from "./lock-file.ts";
import { thisProcess } from "./process-identity.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "countersign-test-"));
  return () => rm(folder, { recursive: true });
});
const path = () => join(folder, "countersign.lock");
const holderLike = (fields: Partial<LockHolder>) =>
  writeFile(path(), JSON.stringify({ id: "other", ...thisProcess(), startedAt: "2026-01-01T00:00:00.000Z", ...fields }));

/** The id of a process that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? expect.unreachable();
}

test("a lock is private, names its holder, and goes when it is released", async () => {
  const lock = await acquireLock(folder);
  expect((await stat(path())).mode & 0o777).toBe(0o600);
  expect(await readLock(folder)).toMatchObject({ pid: process.pid });
  await releaseLock(lock);
  expect(await readLock(folder)).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test("a server's address and token can be read by its clients, who are refused the lock at once", async () => {
  const lock = await acquireLock(folder);
  await publishServer(lock, { address: "http://127.0.0.1:8787", token: "t" });
  expect(await readLock(folder)).toMatchObject({ address: "http://127.0.0.1:8787", token: "t" });
  expect((await stat(path())).mode & 0o777).toBe(0o600);
  const start = performance.now();
  await expect(acquireLock(folder)).rejects.toMatchObject({ message: expect.stringContaining("the server at http://127.0.0.1:8787") });
  expect(performance.now() - start).toBeLessThan(1_000);
  await releaseLock(lock);
});

test("a short-lived holder is waited for", async () => {
  const first = await acquireLock(folder);
  const waiting = acquireLock(folder, { waitMs: 5_000 });
  setTimeout(() => void releaseLock(first), 200);
  const second = await waiting;
  expect((await readLock(folder))?.id).toBe(second.holder.id);
  await releaseLock(second);
});

test("a holder that stays is named after the wait", async () => {
  const lock = await acquireLock(folder);
  await expect(acquireLock(folder, { waitMs: 150 })).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    message: expect.stringContaining(`process ${process.pid}`),
  });
  await releaseLock(lock);
});

test("of many that want it at once exactly one holds it", async () => {
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(folder, { waitMs: 0 })));
  const held = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(held).toHaveLength(1);
  for (const lock of held) await releaseLock(lock);
});

describe("a lock whose owner is gone is taken over", () => {
  test.for([
    { because: "the process ended", leave: async () => holderLike({ pid: await deadPid() }) },
    { because: "its pid belongs to a later process", leave: () => holderLike({ ticks: "1" }) },
    { because: "it can't be read", leave: () => writeFile(path(), '{"pid":') },
    {
      because: "another host has not touched it for a minute",
      leave: async () => {
        await holderLike({ host: "gone.example" });
        await utimes(path(), new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
      },
    },
  ])("when $because", async ({ leave }) => {
    await leave();
    expect(await readLock(folder)).toBeUndefined();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => acquireLock(folder, { waitMs: 300 })));
    const held = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(held).toHaveLength(1);
    for (const lock of held) await releaseLock(lock);
    expect(await readdir(folder)).toEqual([]);
  });
});

test("a lock that another host has just touched is left alone", async () => {
  await holderLike({ host: "alive.example" });
  await expect(acquireLock(folder, { waitMs: 150 })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
});

test("releasing does not remove a lock that somebody else took over", async () => {
  const lock = await acquireLock(folder);
  await holderLike({});
  await releaseLock(lock);
  expect(JSON.parse(await readFile(path(), "utf8"))).toMatchObject({ id: "other" });
});
