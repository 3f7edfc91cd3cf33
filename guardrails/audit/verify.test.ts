import { readFile, rm, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { Audit } from "./audit.ts";
import { signedHeadSchema } from "./head.ts";
import { leafHash } from "./merkle.ts";
import { events, headFileOf, testAudit } from "./test-audit.ts";

/** Nine entries in appends of one, two and so on: heads at 1, 2, 3, 5, 6 and 9. */
const APPENDS = [1, 1, 1, 2, 1, 3];
const EXCHANGE = `UPDATE audit_entry a SET body = b.body, leaf_hash = b.leaf_hash, at = b.at, kind = b.kind, principal = b.principal
  FROM audit_entry b WHERE (a.seq, b.seq) IN ((4, 5), (5, 4))`;

const CASES = [
  {
    because: "a byte of a text was flipped",
    tamper: ["UPDATE audit_entry SET body = replace(body, '\"rows\":1', '\"rows\":7') WHERE seq = 5"],
    problems: [{ seq: 5, what: "Its text was changed after it was signed." }],
  },
  {
    because: "a text is no longer JSON",
    tamper: ["UPDATE audit_entry SET body = replace(body, '{', '[') WHERE seq = 3"],
    problems: [{ seq: 3, what: "Its text was changed after it was signed." }],
  },
  {
    because: "a stored leaf hash was flipped",
    tamper: ["UPDATE audit_entry SET leaf_hash = set_byte(leaf_hash, 0, get_byte(leaf_hash, 0) # 1) WHERE seq = 2"],
    problems: [{ seq: 2, what: "Its stored leaf hash was changed; its text is as it was signed." }],
  },
  {
    because: "a text was changed and its leaf hash recomputed",
    tamper: [
      `UPDATE audit_entry SET body = replace(body, 'find_orders', 'find_xrders'), leaf_hash = sha256('\\x00'::bytea || convert_to(replace(body, 'find_orders', 'find_xrders'), 'UTF8')) WHERE seq = 6`,
    ],
    problems: [{ seq: 6, what: "Entry 6 is not what was signed." }],
  },
  {
    because: "a row was deleted",
    tamper: ["DELETE FROM audit_entry WHERE seq = 4"],
    problems: [{ seq: 4, what: "Entry 4 is missing from the log." }],
  },
  {
    because: "the first rows were deleted",
    tamper: ["DELETE FROM audit_entry WHERE seq <= 2"],
    problems: [{ seq: 1, what: "Entries 1 to 2 are missing from the log." }],
  },
  {
    because: "two rows were exchanged",
    tamper: [EXCHANGE],
    problems: [
      { seq: 4, what: "It holds the text of entry 5: entries were exchanged." },
      { seq: 4, what: "Entries 4 to 5 are not what was signed." },
      { seq: 5, what: "It holds the text of entry 4: entries were exchanged." },
    ],
  },
  {
    because: "a column was changed behind its text",
    tamper: ["UPDATE audit_entry SET principal = 'somebody.else' WHERE seq = 7"],
    problems: [{ seq: 7, what: "Its columns were changed; they differ from its text." }],
  },
  {
    because: "the last row was deleted",
    tamper: ["DELETE FROM audit_entry WHERE seq = 9"],
    problems: [
      { seq: 7, what: "Entries 7 to 8 are under no signed head." },
      { seq: 9, what: "The log ends at entry 8, but the head kept outside the database covers 9: its tail was removed." },
    ],
  },
  {
    because: "the tail was cut off with its heads, and the tree's edge put back",
    tamper: [
      "DELETE FROM audit_entry WHERE seq > 3",
      "DELETE FROM audit_head WHERE tree_size > 3",
      "UPDATE audit_frontier SET tree_size = 3, peaks = (SELECT ARRAY[audit_frontier.peaks[1]])",
    ],
    problems: [
      { seq: 3, what: "The stored edge of the tree does not belong to it." },
      { seq: 4, what: "The log ends at entry 3, but the head kept outside the database covers 9: its tail was removed." },
    ],
  },
  {
    because: "everything was deleted",
    tamper: ["DELETE FROM audit_entry", "DELETE FROM audit_head", "UPDATE audit_frontier SET tree_size = 0, peaks = '{}'"],
    problems: [{ seq: 1, what: "The log ends at entry 0, but the head kept outside the database covers 9: its tail was removed." }],
  },
  {
    because: "a signature was flipped",
    tamper: ["UPDATE audit_head SET signature = set_byte(signature, 5, get_byte(signature, 5) # 1) WHERE tree_size = 5"],
    problems: [{ seq: 5, what: "The signature of the head over entries 1 to 5 is wrong." }],
  },
  {
    because: "a signed root was replaced",
    tamper: ["UPDATE audit_head SET root = sha256('x') WHERE tree_size = 3"],
    problems: [{ seq: 3, what: "The signature of the head over entries 1 to 3 is wrong." }],
  },
  {
    because: "a row was added that nobody signed",
    tamper: [
      "INSERT INTO audit_entry SELECT 10, at, kind, principal, replace(body, '\"seq\":9', '\"seq\":10'), leaf_hash FROM audit_entry WHERE seq = 9",
    ],
    problems: [
      { seq: 10, what: "Its text and its stored leaf hash disagree." },
      { seq: 10, what: "Entry 10 is under no signed head." },
      { seq: 10, what: "The stored edge of the tree is missing or older than the log." },
    ],
  },
  {
    because: "a row was added before the first",
    tamper: ["INSERT INTO audit_entry SELECT 0, at, kind, principal, body, leaf_hash FROM audit_entry WHERE seq = 1"],
    problems: [
      { seq: 0, what: "It holds the text of entry 1: entries were exchanged." },
      { seq: 1, what: "A row is numbered 0, where no entry can be." },
    ],
  },
  {
    because: "the tree's edge was replaced",
    tamper: ["UPDATE audit_frontier SET peaks = ARRAY[sha256('x'), sha256('y')]"],
    problems: [{ seq: 9, what: "The stored edge of the tree does not belong to it." }],
  },
];

describeOnBoth("verifying the log", (fresh) => {
  let open: TestStore;
  let audit: Audit;
  let outside: string;
  const tables = ["audit_entry", "audit_head", "audit_frontier"];
  const all = async (sql: readonly string[]) => {
    for (const statement of sql) await open.store.pool.query(statement);
  };
  beforeAll(async () => {
    open = await fresh();
    audit = testAudit(open.store, open.dataFolder);
    for (const count of APPENDS) await audit.append(events(count));
    outside = await readFile(headFileOf(open.dataFolder), "utf8");
    await all(tables.map((table) => `CREATE TABLE kept_${table} AS TABLE ${table}`));
  });
  afterAll(async () => open?.dispose());
  beforeEach(async () => {
    expect(await audit.verify()).toMatchObject({ ok: true, entries: 9, outside: 9 });
  });
  afterEach(async () => {
    await all(tables.flatMap((table) => [`DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM kept_${table}`]));
    await writeFile(headFileOf(open.dataFolder), outside);
  });

  test.for(CASES)("names the entry when $because", async ({ tamper, problems }) => {
    await all(tamper);
    expect(await audit.verify()).toMatchObject({ ok: false, problems });
  });

  test("any flipped bit of any text is found in its entry", async () => {
    for (let seq = 1; seq <= 9; seq += 1) {
      const { rows } = await open.store.pool.query<{ body: string }>("SELECT body FROM audit_entry WHERE seq = $1", [seq]);
      const body = rows[0]?.body ?? "";
      const at = body.indexOf('"kind"') + 7 + (seq % 5);
      const altered = `${body.slice(0, at)}${String.fromCharCode(body.charCodeAt(at) ^ 1)}${body.slice(at + 1)}`;
      await open.store.pool.query("UPDATE audit_entry SET body = $2 WHERE seq = $1", [seq, altered]);
      expect((await audit.verify()).problems).toEqual([{ seq, what: "Its text was changed after it was signed." }]);
      await open.store.pool.query("UPDATE audit_entry SET body = $2 WHERE seq = $1", [seq, body]);
    }
  });

  test("a log that was made anew with the same number of entries does not pass for the old one", async () => {
    await all(["DELETE FROM audit_entry", "DELETE FROM audit_head", "UPDATE audit_frontier SET tree_size = 0, peaks = '{}'"]);
    await rm(headFileOf(open.dataFolder));
    const forged = testAudit(open.store, open.dataFolder);
    await forged.append(events(12, "find_products"));
    expect((await forged.verify()).ok).toBe(true);
    const head = signedHeadSchema.parse(JSON.parse(outside));
    expect(await forged.verify({ head })).toMatchObject({ ok: false, outside: 9 });
  });

  test("an older head that an auditor kept passes, and one signed by somebody else does not", async () => {
    const { rows } = await open.store.pool.query("SELECT root, signature, at FROM audit_head WHERE tree_size = 5");
    const head = { treeSize: 5, root: rows[0].root.toString("hex"), signature: rows[0].signature.toString("hex"), at: rows[0].at.toISOString() };
    expect(await audit.verify({ head })).toMatchObject({ ok: true, outside: 5 });
    const forged = { ...head, root: leafHash("x").toString("hex") };
    expect(await audit.verify({ head: forged })).toMatchObject({ ok: false, problems: [{ seq: 5, what: expect.stringContaining("not signed") }] });
  });

  test("says that nothing outside was there to hold it against", async () => {
    await rm(headFileOf(open.dataFolder));
    expect(await audit.verify()).toMatchObject({ ok: true, outside: null });
  });

  test("holds while others append", async () => {
    const verifying = [];
    for (let index = 0; index < 10; index += 1) {
      verifying.push(audit.verify());
      await audit.append(events(2));
    }
    for (const result of await Promise.all(verifying)) expect(result).toMatchObject({ ok: true, problems: [] });
  });
});
