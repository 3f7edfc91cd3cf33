import { expect, test } from "vitest";
import { CopilotError } from "../core/errors.ts";
import { atStep } from "./at-step.ts";

const failing = (error: Error) => atStep("The step failed; look again.", () => Promise.reject(error));

test("a failure of the database says at which step it happened", async () => {
  await expect(failing(Object.assign(new Error("terminating connection"), { code: "57P01" }))).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    message: "The step failed; look again.",
  });
});

test.for([
  { because: "it is an error of our own", error: new CopilotError("STALE", "Already decided.") },
  { because: "it is a bug", error: new TypeError("undefined is not a function") },
])("what fails rises as it is when $because", async ({ error }) => {
  await expect(failing(error)).rejects.toBe(error);
});

test("what works comes through", async () => {
  expect(await atStep("", async () => 7)).toBe(7);
});
