import { expect, test } from "vitest";
import { createBusyTime } from "./busy-time.ts";

test("calls side by side count once, calls one after the other add up, and what is taken is gone", () => {
  let now = 0;
  const busy = createBusyTime(() => now);
  busy.begin();
  now = 10;
  busy.begin();
  now = 15;
  busy.end();
  now = 20;
  busy.end();
  now = 100;
  busy.begin();
  now = 105;
  busy.end();
  expect(busy.take()).toBe(25);
  expect(busy.take()).toBe(0);
});
