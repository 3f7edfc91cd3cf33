import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const ROOT = import.meta.dirname;

/** Top to bottom: a folder may import itself and the rows above it; folders on one row are strangers. */
const ROWS = [
  ["core"],
  ["store"],
  ["odoo", "insight"],
  ["tools"],
  ["guardrails"],
  ["workflows"],
  ["agent"],
  ["server"],
  ["web"],
  ["evals"],
  ["cli"],
  ["integrations"],
] as const;
const rowOf = new Map<string, number>(ROWS.flatMap((row, index) => row.map((folder) => [folder, index] as const)));

const files = globSync("{core,store,odoo,insight,tools,guardrails,workflows,agent,server,web,evals,cli,integrations}/**/*.ts", {
  cwd: ROOT,
  exclude: ["web/dist/**"],
});

/** Tests stand beside what they test and may set a scene from anywhere; the product may not. */
const product = files.filter((file) => !/\.test\.ts$/.test(file) && !/test-[a-z-]+\.ts$|\/testing\/|test-server/.test(file));

interface Import {
  readonly file: string;
  readonly target: string;
}

const imports: readonly Import[] = product.flatMap((file) => {
  const source = readFileSync(join(ROOT, file), "utf8");
  return [...source.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, specifier = ""]) => ({
    file,
    target: relative(ROOT, join(ROOT, dirname(file), specifier)),
  }));
});

const folderOf = (path: string) => path.split("/")[0] ?? "";

test("there are files to check", () => {
  expect(product.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(100);
});

test("a folder imports only itself and the rows above it", () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [folderOf(file), folderOf(target)];
    if (from === to) return false;
    const [fromRow, toRow] = [rowOf.get(from), rowOf.get(to)];
    return fromRow === undefined || toRow === undefined || toRow >= fromRow;
  });
  expect(wrong).toEqual([]);
});

test("the web imports nothing of ours but what goes over the wire", () => {
  expect(imports.filter(({ file, target }) => folderOf(file) === "web" && folderOf(target) !== "web" && target !== "core/wire.ts")).toEqual([]);
});

test("only the composition root makes a writer, and only commit holds one", () => {
  const makers = imports.filter(({ target }) => target === "odoo/create-writer.ts").map(({ file }) => file);
  expect(makers).toEqual(["server/main.ts"]);
  const holders = product.filter((file) => /\bWriter\b/.test(readFileSync(join(ROOT, file), "utf8")) && !file.startsWith("odoo/"));
  expect(holders).toEqual(["guardrails/commit.ts"]);
});

test("only the gate runs or plans a tool", () => {
  const callers = product.filter((file) => !file.startsWith("tools/") && /\btool\.(run|plan)\(/.test(readFileSync(join(ROOT, file), "utf8")));
  // The benchmark times tools without the gate to say what the gate costs.
  expect(callers).toEqual(["evals/bench/guard.ts", "guardrails/gate.ts"]);
});

test("no file is a barrel, and none is called utils", () => {
  expect(files.filter((file) => /\/(index|utils)\.ts$/.test(file))).toEqual([]);
});

test("no file is longer than three hundred lines", () => {
  const long = files.filter((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 301);
  expect(long).toEqual([]);
});
