import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { loadTools } from "./load.ts";

/** Reading is safe to add to: what is in the folder is what is loaded. What writes is listed by name. */
const READ = (await readdir(new URL("./read/", import.meta.url)))
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => file.replace(/\.ts$/, ""));
const WRITE = [
  "cancel_order",
  "change_promise_date",
  "change_purchase_date",
  "change_reorder_rule",
  "confirm_purchase_order",
  "confirm_quotation",
  "create_purchase_order",
  "create_quotation",
  "create_return",
  "draft_credit_note",
  "hold_payment",
  "message_customer",
  "post_note",
  "raise_case",
  "release_payment",
  "replenish",
  "reschedule_delivery",
  "schedule_activity",
  "set_carrier",
  "update_quotation_line",
];

async function folders(files: { readonly [path: string]: string }): Promise<URL> {
  const root = await mkdtemp(join(tmpdir(), "tools-"));
  await mkdir(join(root, "read"));
  await mkdir(join(root, "write"));
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  return pathToFileURL(`${root}/`);
}

const source = (name: string, kind: string) =>
  `export default { name: "${name}", kind: "${kind}", description: "", models: [], input: {}, output: {}, run() {}, plan() {} };`;

describe("tools are loaded from their folders", () => {
  test("each by its name, with the kind of its folder", async () => {
    const tools = await loadTools();
    expect([...tools.keys()].sort()).toEqual([...READ, ...WRITE].sort());
    expect([...tools.values()].filter((tool) => tool.kind === "write").map((tool) => tool.name)).toEqual(WRITE);
  });

  test.for([
    { because: "the name disagrees with the file", files: { "read/find_x.ts": source("find_y", "read") }, says: 'holds the tool "find_y"' },
    { because: "a write tool lies in read/", files: { "read/change_x.ts": source("change_x", "write") }, says: "move it to tools/write/" },
    { because: "a read tool lies in write/", files: { "write/find_x.ts": source("find_x", "read") }, says: "move it to tools/read/" },
    { because: "there is no default export", files: { "read/find_x.ts": "export const x = 1;" }, says: "has no tool" },
  ])("the program stops when $because", async ({ files, says }) => {
    await expect(loadTools(await folders(files))).rejects.toThrow(says);
  });

  test("tests beside a tool are no tools", async () => {
    const root = await folders({ "read/find_x.ts": source("find_x", "read"), "read/find_x.test.ts": "throw new Error();" });
    expect([...(await loadTools(root)).keys()]).toEqual(["find_x"]);
  });
});
