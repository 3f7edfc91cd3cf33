import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import churn from "./churn.ts";

const HEADER = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n";
const PAST = [
  "1,A,2,2011-01-05 10:00:00,3.5,17850.0",
  "2,A,1,2011-02-01 09:00:00,3.5,00042",
  "C3,A,-1,2011-02-02 09:00:00,3.5,00042",
  "4,A,1,2011-02-03,1,",
  "5,A,many,2011-02-03,1,7",
];
const LATER = ["6,A,500,2011-03-01 00:00:00,3.5,17850.0", "7,A,1,2011-03-02 00:00:00,3.5,9"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "churn-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function answered(lines: readonly string[], name: string) {
  const [file, out] = [join(folder, name), join(folder, `${name}.out`)];
  const text = HEADER + lines.join("\n");
  writeFileSync(file, name.endsWith(".gz") ? gzipSync(text) : text);
  const said = await churn.run({ lines: file, at: "2011-03-01", out });
  return { said, rows: readFileSync(out, "utf8").trim().split("\n") };
}

test("there is one row for each customer with a purchase before the date, the id as the file prints it", async () => {
  const { rows, said } = await answered(PAST, "lines.csv");
  expect(rows.map((row) => row.split(",")[0])).toEqual(["CustomerID", "17850.0", "00042"]);
  expect(said).toContain("2 customers bought before 2011-03-01");
  expect(said).toContain("1 lines without a customer were left out.");
  expect(said).toContain("1 lines whose date, quantity or price can't be read were left out.");
});

test("lines on or after the date change nothing, and a packed file is read like a plain one", async () => {
  const { rows } = await answered(PAST, "before.csv");
  expect((await answered([...PAST, ...LATER], "all.csv.gz")).rows).toEqual(rows);
});

test.for(["June", "2011-02-30", "2011-6-1", ""])("refuses %j as a date", async (at) => {
  await expect(churn.run({ lines: join(folder, "lines.csv"), at, out: "-" })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("refuses a file that lacks a column, naming it", async () => {
  const file = join(folder, "short.csv");
  writeFileSync(file, "InvoiceNo,StockCode\n1,A\n");
  await expect(churn.run({ lines: file, at: "2011-03-01", out: "-" })).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: expect.stringContaining("CustomerID"),
  });
});
