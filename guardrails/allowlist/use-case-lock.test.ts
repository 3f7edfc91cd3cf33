import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "../policy.ts";
import { assertLocked, lockProblems, readLock, withNewVersions } from "./use-case-lock.ts";

const FOLDER = join(import.meta.dirname, "../policy");
const policy = loadPolicy(FOLDER);
const lock = readLock(FOLDER);
const changed = { ...policy, useCaseHashes: { ...policy.useCaseHashes, order_status: "0".repeat(64) } };
const renumbered = (version: number) => ({
  ...policy,
  useCases: policy.useCases.map((one) => (one.id === "order_status" ? { ...one, version } : one)),
});

test("every shipped use case has the content that is on record for its version", () => {
  expect(lockProblems(policy, lock)).toEqual([]);
});

test.for([
  {
    because: "content changes under the same version",
    now: changed,
    says: /order_status\.yaml: its content changed but its version is still \d+; raise/,
  },
  { because: "a version is not on record", now: renumbered(99), says: /order_status\.yaml: version 99 is not on record/ },
  { because: "a version goes back", now: renumbered(1), says: /order_status\.yaml: version 1 is older than \d+/ },
])("it is said when $because", ({ now, says }) => {
  expect(lockProblems(now, lock)).toEqual([expect.stringMatching(says)]);
});

test("locking adds what is new and replaces nothing", () => {
  expect(withNewVersions(changed, lock)).toEqual(lock);
  expect(withNewVersions(renumbered(99), lock)["order_status"]).toEqual({ ...lock["order_status"], 99: policy.useCaseHashes["order_status"] });
});

test("production refuses use cases that are not on record, the demo says so", () => {
  const said: string[] = [];
  const warn = (message: string) => void said.push(message);
  expect(() => assertLocked(["x.yaml: raise the version."], "production", warn)).toThrow(expect.objectContaining({ code: "NOT_CONFIGURED" }));
  assertLocked(["x.yaml: raise the version."], "demo", warn);
  expect(said).toEqual(["x.yaml: raise the version."]);
});
