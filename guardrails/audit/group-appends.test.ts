import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Append } from "./audit.ts";
import { groupAppends } from "./group-appends.ts";
import { events } from "./test-audit.ts";

function countingLog(fails: (call: number) => boolean = () => false) {
  const calls: number[] = [];
  let size = 0;
  const append: Append = async (entries) => {
    calls.push(entries.length);
    const call = calls.length;
    await pause(2);
    if (fails(call)) throw new Error(`append ${call} failed`);
    size += entries.length;
    return { first: size - entries.length + 1, last: size };
  };
  return { ...groupAppends(append), calls, stored: () => size };
}

test("those that wait for the first are stored together, each in its own place", async () => {
  const { append, calls } = countingLog();
  const places = await Promise.all([append(events(1)), append(events(2)), append(events(3))]);
  expect(calls).toEqual([1, 5]);
  expect(places).toEqual([
    { first: 1, last: 1 },
    { first: 2, last: 3 },
    { first: 4, last: 6 },
  ]);
});

test("everybody whose entries were not stored is told so, and nobody else", async () => {
  const { append } = countingLog((call) => call === 2);
  const settled = await Promise.allSettled([append(events(1)), append(events(1)), append(events(1))]);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await append(events(1))).toEqual({ first: 2, last: 2 });
});

test("a group stays bounded", async () => {
  const { append, calls } = countingLog();
  await Promise.all(Array.from({ length: 301 }, () => append(events(1))));
  expect(calls).toEqual([1, 200, 100]);
});

test("a program that ends waits until everything is stored, failures included", async () => {
  const { append, settled, stored } = countingLog((call) => call === 2);
  const last = Promise.allSettled([append(events(1)), append(events(2)), append(events(2))]);
  await settled();
  expect(stored()).toBe(1);
  await last;
  void append(events(4));
  await settled();
  expect(stored()).toBe(5);
  await settled();
});

test("an entry that nobody waits for is stored with the next one, or by itself a moment later", async () => {
  const { append, appendSoon, calls } = countingLog();
  const soon = appendSoon(events(1));
  await append(events(1));
  await soon;
  expect(calls).toEqual([2]);
  await appendSoon(events(3));
  expect(calls).toEqual([2, 3]);
});

test("a program that ends stores at once what would have waited", async () => {
  const { appendSoon, settled, stored } = countingLog();
  void appendSoon(events(2));
  await settled();
  expect(stored()).toBe(2);
});

test("what comes after a wait that found nothing left to store is stored", async () => {
  const { append, appendSoon, settled, calls } = countingLog();
  await settled();
  expect(await append(events(1))).toEqual({ first: 1, last: 1 });
  await settled();
  const storing = append(events(1));
  const taken = appendSoon(events(1));
  await Promise.all([storing, taken]);
  await pause(40);
  expect(await append(events(1))).toEqual({ first: 4, last: 4 });
  expect(calls).toEqual([1, 1, 1, 1]);
});
