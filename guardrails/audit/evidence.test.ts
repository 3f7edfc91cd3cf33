import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { Audit } from "./audit.ts";
import type { ConsistencyEvidence, InclusionEvidence } from "./evidence.ts";
import { events, testAudit } from "./test-audit.ts";

const VERIFIER = fileURLToPath(new URL("./verify-proof.mjs", import.meta.url));

describeOnBoth("a proof for a third party", (fresh) => {
  let open: TestStore;
  let audit: Audit;
  beforeAll(async () => {
    open = await fresh();
    audit = testAudit(open.store, open.dataFolder);
    for (const count of [1, 2, 4, 1, 6]) await audit.append(events(count));
    await writeFile(join(open.dataFolder, "key.pem"), audit.publicKey.export({ format: "pem", type: "spki" }));
  });
  afterAll(async () => open?.dispose());

  async function check(proof: object, ...args: readonly string[]) {
    const path = join(open.dataFolder, "proof.json");
    await writeFile(path, JSON.stringify(proof));
    const { status, stdout } = spawnSync(process.execPath, [VERIFIER, path, "--key", join(open.dataFolder, "key.pem"), ...args], {
      encoding: "utf8",
    });
    return { status, stdout };
  }

  test("shows of every entry that it is in the log", async () => {
    for (let seq = 1; seq <= 14; seq += 1)
      expect(await check(await audit.inclusionEvidence(seq))).toEqual({ status: 0, stdout: `OK: entry ${seq} is in the log of 14 entries\n` });
  });

  test("shows of every signed head that the log continues it", async () => {
    for (const size of [1, 3, 7, 8, 14])
      expect(await check(await audit.consistencyEvidence(size))).toEqual({
        status: 0,
        stdout: `OK: the log of 14 entries continues the one of ${size}\n`,
      });
  });

  test("is made against a head that somebody kept", async () => {
    const proof = await audit.consistencyEvidence(7);
    const head = join(open.dataFolder, "kept.json");
    await writeFile(head, JSON.stringify(proof.first));
    expect((await check(proof, "--head", head)).status).toBe(0);
    await writeFile(head, JSON.stringify({ ...proof.first, root: "0".repeat(64) }));
    expect(await check(proof, "--head", head)).toMatchObject({ status: 1, stdout: expect.stringContaining("not the one of the proof") });
  });

  test.for<{ because: string; change: (proof: InclusionEvidence) => object }>([
    { because: "the entry was changed", change: (proof) => ({ ...proof, entry: proof.entry.replace("buyer", "bayer") }) },
    { because: "it is another entry's", change: (proof) => ({ ...proof, seq: proof.seq + 1 }) },
    { because: "a hash is missing", change: (proof) => ({ ...proof, path: proof.path.slice(1) }) },
    { because: "a hash is too many", change: (proof) => ({ ...proof, path: [...proof.path, "0".repeat(64)] }) },
    { because: "the head was changed", change: (proof) => ({ ...proof, head: { ...proof.head, treeSize: 13 } }) },
  ])("of an entry does not pass when $because", async ({ change }) => {
    expect((await check(change(await audit.inclusionEvidence(5)))).status).toBe(1);
  });

  test.for<{ because: string; change: (proof: ConsistencyEvidence) => object }>([
    { because: "the older head is another", change: (proof) => ({ ...proof, first: { ...proof.first, root: "0".repeat(64) } }) },
    { because: "a hash is missing", change: (proof) => ({ ...proof, path: proof.path.slice(0, -1) }) },
    { because: "the heads are exchanged", change: (proof) => ({ ...proof, first: proof.second, second: proof.first }) },
  ])("of growth does not pass when $because", async ({ change }) => {
    expect((await check(change(await audit.consistencyEvidence(7)))).status).toBe(1);
  });

  test.for([0, 15, 1.5, 2])("is refused with what to ask for when there was no head of %s entries", async (size) => {
    await expect(audit.consistencyEvidence(size)).rejects.toMatchObject({ code: expect.stringMatching(/NOT_FOUND|BAD_INPUT/) });
  });
});
