import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { Audit } from "./audit.ts";
import { events, headFileOf, testAudit } from "./test-audit.ts";

const VERIFIER = fileURLToPath(new URL("./verify-export.mjs", import.meta.url));

describeOnBoth("an exported log", (fresh) => {
  let open: TestStore;
  let audit: Audit;
  let lines: readonly string[];
  const path = (name: string) => join(open.dataFolder, name);
  const verifier = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...args], { encoding: "utf8" });
    return { status, said: `${stdout}${stderr}` };
  };

  beforeAll(async () => {
    open = await fresh();
    audit = testAudit(open.store, open.dataFolder);
    await audit.append(events(1_200));
    for (let index = 0; index < 4; index += 1) await audit.append(events(2));
    const file = createWriteStream(path("log.ndjson"));
    await audit.exportLog(file);
    expect(file.writableEnded).toBe(false);
    await finished(file.end());
    lines = (await readFile(path("log.ndjson"), "utf8")).trimEnd().split("\n");
    await writeFile(path("key.pem"), audit.publicKey.export({ format: "pem", type: "spki" }));
  });
  afterAll(async () => open?.dispose());

  test("is checked by a stranger with plain Node, its key and a kept head", async () => {
    expect(lines).toHaveLength(1 + 1_208 + 5);
    const { status, said } = verifier(path("log.ndjson"), "--key", path("key.pem"), "--head", headFileOf(open.dataFolder));
    expect(said).toMatch(/^1208 entries, root [0-9a-f]{64}\nkey [0-9a-f]{64}\nOK\n$/);
    expect(said).toContain((await audit.verify()).root);
    expect(status).toBe(0);
  });

  test("is checked with the key that it brings, which is said", () => {
    const { status, said } = verifier(path("log.ndjson"));
    expect(said).toMatch(/from the log itself/);
    expect(said).toMatch(/No --head was given/);
    expect(status).toBe(0);
  });

  const head = (from: readonly string[]) => from.findIndex((line) => line.startsWith('{"head"'));
  test.for([
    {
      because: "a byte was flipped",
      change: (from: readonly string[]) => from.with(1_205, from[1_205]?.replace("buyer", "bayer") ?? ""),
      says: /entry 1203: entries 1203 to 1204 are not what was signed/,
    },
    {
      because: "a line was removed",
      change: (from: readonly string[]) => from.toSpliced(500, 1),
      says: /entry 500: expected here, but entry 501 follows/,
    },
    { because: "a line is not JSON", change: (from: readonly string[]) => from.with(7, "garbage"), says: /entry 7: its line is not JSON/ },
    {
      because: "two lines were exchanged",
      change: (from: readonly string[]) => from.with(7, from[8] ?? "").with(8, from[7] ?? ""),
      says: /entry 7: expected here, but entry 8 follows/,
    },
    {
      because: "a head was changed",
      change: (from: readonly string[]) => from.with(head(from), from[head(from)]?.replace('"root":"', '"root":"0') ?? ""),
      says: /entry 1200: the signature of the head after it is wrong/,
    },
    {
      because: "the end was cut off",
      change: (from: readonly string[]) => from.slice(0, -3),
      says: /entry 1207: the export says 1208 entries, 1206 are here/,
    },
    {
      because: "the end was cut off and the count corrected",
      change: (from: readonly string[]) => from.slice(0, -3).with(0, from[0]?.replace("1208", "1206") ?? ""),
      says: /entry 1207: missing: the head that was kept covers 1208 entries/,
    },
  ])("does not pass when $because", async ({ change, says }) => {
    await writeFile(path("altered.ndjson"), `${change(lines).join("\n")}\n`);
    const { status, said } = verifier(path("altered.ndjson"), "--key", path("key.pem"), "--head", headFileOf(open.dataFolder));
    expect(said).toMatch(says);
    expect(said).toMatch(/NOT OK/);
    expect(status).toBe(1);
  });

  test("does not pass under another key", async () => {
    const other = testAudit(open.store, open.dataFolder, "another secret of more than thirty-two characters");
    const key = other.publicKey.export({ format: "der", type: "spki" }).toString("base64");
    expect(verifier(path("log.ndjson"), "--key", key)).toMatchObject({ status: 1, said: expect.stringContaining("signature of the head") });
  });

  test("is asked for when the verifier is called wrongly", async () => {
    expect(verifier()).toMatchObject({ status: 2, said: expect.stringContaining("Usage") });
    await writeFile(path("other.json"), '{"some":"thing"}\n');
    expect(verifier(path("other.json"))).toMatchObject({ status: 2 });
  });
});
