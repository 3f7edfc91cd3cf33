import { expect, test } from "vitest";
import type { JudgedOrder } from "../lead-time/read-supplier-orders.ts";
import { supplierOrderOf } from "../lead-time/supplier-order.ts";
import { estimateLate } from "./estimate-late.ts";

const START = 15_000;

function judged(vendor: string, mode: string, country: string, at: number, late: boolean): JudgedOrder {
  const base = supplierOrderOf({ ID: `${vendor}-${at}`, Vendor: vendor, "Shipment Mode": mode, Country: country });
  return { order: { ...base, orderedOn: START + at - 50, deliveredOn: START + at }, late };
}

const history = Array.from({ length: 600 }, (_, at) => {
  const mode = at % 3 === 0 ? "Ocean" : "Air";
  const country = at % 2 === 0 ? "Nigeria" : "Haiti";
  const bad = at % 5 === 0 && mode === "Ocean";
  return judged(at % 2 === 0 ? "Acme" : "Bolt", mode, country, at, mode === "Ocean" ? bad || at % 4 === 0 : at % 20 === 0);
});
const ask = (vendor: string, mode: string, country: string) => supplierOrderOf({ ID: "1", Vendor: vendor, "Shipment Mode": mode, Country: country });

test("what was often late is riskier than what was not, and the reasons give the counts", () => {
  const [ocean, air] = estimateLate(history, [ask("Acme", "Ocean", "Nigeria"), ask("Acme", "Air", "Nigeria")]);
  expect(ocean?.probability).toBeGreaterThan(3 * (air?.probability ?? 1));
  expect(ocean?.reasons.join(" ")).toMatch(/Raises the risk: late on \d+ of \d+ orders .*by Ocean/);
  expect(air?.reasons.join(" ")).toMatch(/Lowers the risk/);
});

test("a vendor, country and mode never seen get about the common rate, with wide bounds", () => {
  const [known, unknown] = estimateLate(history, [ask("Acme", "Air", "Nigeria"), ask("Nobody", "Mule", "Atlantis")]);
  const rate = history.filter(({ late }) => late === true).length / history.length;
  expect(Math.abs((unknown?.probability ?? 0) - rate)).toBeLessThan(0.12);
  expect((unknown?.high ?? 0) - (unknown?.low ?? 0)).toBeGreaterThan((known?.high ?? 0) - (known?.low ?? 0));
  expect(unknown?.reasons[0]).toBe("No order of Nobody has come in yet.");
});

test("the probability lies within its bounds and every open order is answered, in order", () => {
  const open = ["Acme", "", "Bolt"].map((vendor, at) => ({ ...ask(vendor, "Air", ""), id: String(at) }));
  const estimates = estimateLate(history, open);
  expect(estimates.map(({ id }) => id)).toEqual(["0", "1", "2"]);
  expect(estimates.every(({ low, probability, high }) => low <= probability && probability <= high)).toBe(true);
});

test("outcomes after today are not looked at", () => {
  const later = Array.from({ length: 200 }, (_, at) => judged("Acme", "Air", "Haiti", 700 + at, true));
  expect(estimateLate([...history, ...later], [ask("Acme", "Air", "Haiti")], START + 600)).toEqual(
    estimateLate(history, [ask("Acme", "Air", "Haiti")], START + 600),
  );
});

test("orders whose outcome is unknown are left out, and a history of only such is refused with what to do", () => {
  const unknown = history.map((row) => ({ ...row, late: undefined }));
  expect(estimateLate([...history, ...unknown], [ask("Acme", "Air", "Haiti")])).toEqual(estimateLate(history, [ask("Acme", "Air", "Haiti")]));
  expect(() => estimateLate(unknown, [ask("Acme", "Air", "Haiti")])).toThrow(/scheduled and a delivered date/);
});
