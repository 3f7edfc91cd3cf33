import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { loadTools } from "./load.ts";

const READ = ["find_customers", "find_invoices", "find_orders", "find_products", "find_purchase_orders"];
const GET = ["get_customer_overview", "get_order_status", "get_purchase_order_risk", "get_stock", "list_late_deliveries"];
const WRITE = ["confirm_purchase_order", "confirm_quotation", "create_quotation", "post_note", "reschedule_delivery", "schedule_activity"];

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
    expect([...tools.keys()].sort()).toEqual([...READ, ...GET, ...WRITE].sort());
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
