import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDeliveredOrders, readOpenOrders } from "./read-supplier-orders.ts";

const HEADER = "ID,Vendor,Shipment Mode,Country,PO Sent to Vendor Date,Scheduled Delivery Date,Delivered to Client Date";

async function file(...lines: string[]): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "orders-")), "orders.csv");
  await writeFile(path, [HEADER, ...lines].join("\n"));
  return path;
}

test.for([
  { because: "it came after the scheduled day", dates: "6/2/06,2-Aug-06,3-Aug-06", late: true },
  { because: "it came on the day", dates: "6/2/06,2-Aug-06,2-Aug-06", late: false },
  { because: "the scheduled day is unknown", dates: "6/2/06,Date Not Captured,2-Aug-06", late: undefined },
  { because: "it has not come", dates: "6/2/06,2-Aug-06,", late: undefined },
])("a line is late: $late, because $because", async ({ dates, late }) => {
  const [row] = await readDeliveredOrders(await file(`1,Acme,Air,Haiti,${dates}`));
  expect(row?.late).toBe(late);
});

test("an open line's delivered date is not read, and a line with broken cells is still there", async () => {
  const open = await readOpenOrders(await file("1,Acme,Air,Haiti,6/2/06,2-Aug-06,2-Aug-06", "2,,,,31-Feb-06"));
  expect(open.map(({ id, deliveredOn, orderedOn }) => ({ id, deliveredOn, dated: orderedOn !== undefined }))).toEqual([
    { id: "1", deliveredOn: undefined, dated: true },
    { id: "2", deliveredOn: undefined, dated: false },
  ]);
});

test("an open line without an ID is refused with its place, and a history without lines with what to give", async () => {
  await expect(readOpenOrders(await file(",Acme,Air,Haiti,6/2/06"))).rejects.toThrow(/order 1 has no ID/);
  await expect(readDeliveredOrders(await file())).rejects.toThrow(/Give the orders delivered so far/);
});
