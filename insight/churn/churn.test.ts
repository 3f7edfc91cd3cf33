import { expect, test } from "vitest";
import { fitBgNbd, silenceProbability } from "./bg-nbd.ts";
import { estimateChurn } from "./churn.ts";
import { createHistories } from "./customer-history.ts";
import { dayOf, type PurchaseLine, purchaseLineOf } from "./purchase-line.ts";
import { calibrationError, rankingQuality } from "./ranking.ts";

const AT = 250;

const line = (customer: string, day: number, changes: Partial<PurchaseLine> = {}): PurchaseLine => ({
  customer,
  invoice: `${customer}-${day}`,
  product: `P${day % 7}`,
  quantity: 2,
  price: 5,
  day,
  isCancellation: false,
  ...changes,
});

/** Customers who buy every 8 to 60 days, every fourth of whom stops for good at some day. */
function shop(until: number): PurchaseLine[] {
  return Array.from({ length: 110 }, (_, at) => {
    const gap = 8 + ((at * 13) % 53);
    const stops = at % 4 === 0 ? 40 + ((at * 29) % 200) : Number.POSITIVE_INFINITY;
    return Array.from({ length: 60 }, (__, visit) => (at % 40) + visit * gap).flatMap((day) =>
      day < until && day < stops ? [line(`c${at}`, day)] : [],
    );
  }).flat();
}

function historiesOf(lines: readonly PurchaseLine[], before = Number.POSITIVE_INFINITY) {
  const kept = createHistories(before);
  for (const each of lines) kept.add(each);
  return kept.histories();
}

test("lines on or after the date change nothing, whether they are dropped at the door or not", () => {
  const past = shop(AT);
  const later = [...shop(400).filter(({ day }) => day >= AT), line("newcomer", AT), line("c3", AT, { quantity: 1e6 })];
  const alone = estimateChurn(historiesOf(past), AT);
  expect(estimateChurn(historiesOf([...past, ...later], AT), AT)).toEqual(alone);
  expect(estimateChurn(historiesOf([...past, ...later]), AT)).toEqual(alone);
});

test("there is one estimate for each customer who bought before the date, in the order of the file", () => {
  const estimates = estimateChurn(historiesOf(shop(AT)), AT);
  expect(estimates.map(({ customer }) => customer)).toEqual([...new Set(shop(AT).map(({ customer }) => customer))]);
  for (const { probability, range } of estimates) {
    expect(range.low).toBeLessThan(probability);
    expect(range.high).toBeGreaterThan(probability);
  }
});

test("who has fallen silent for long against the own rhythm is ranked above who has not", () => {
  const estimates = new Map(
    estimateChurn(
      historiesOf([
        ...shop(AT),
        ...[0, 10, 20, 30, 40].map((day) => line("gone", day)),
        ...[0, 50, 100, 150, 200, 248].map((day) => line("loyal", day)),
      ]),
      AT,
    ).map((own) => [own.customer, own]),
  );
  const [gone, loyal] = [estimates.get("gone"), estimates.get("loyal")];
  expect(gone?.probability).toBeGreaterThan(loyal?.probability ?? 1);
  expect(gone?.reasons.join(" ")).toContain("The usual gap was 10 days: the silence is already 21.0 times as long");
  expect(loyal?.reasons.join(" ")).toContain("within what is normal");
});

test("it ranks customers that stop better than frequency alone", () => {
  const everything = historiesOf(shop(400));
  const estimates = estimateChurn(everything, AT);
  const daysOf = new Map(everything.map(({ customer, days }) => [customer, days]));
  const labels = estimates.map(({ customer }) => (daysOf.get(customer)?.some(({ day }) => day >= AT && day < AT + 90) ? 0 : 1));
  const frequency = estimates.map(({ basedOn }) => -basedOn.buyingDays);
  const said = estimates.map(({ probability }) => probability);
  expect(rankingQuality(said, labels)).toBeGreaterThan(Math.max(0.9, rankingQuality(frequency, labels)));
});

test.for([
  { because: "nobody bought before the date", lines: [line("a", AT)], customers: [] },
  { because: "there is one customer with one purchase", lines: [line("a", AT - 1)], customers: ["a"] },
  { because: "somebody only ever cancelled", lines: [line("a", 5, { isCancellation: true }), line("b", 5)], customers: ["b"] },
  {
    because: "there is too little past to learn from",
    lines: [100, 99, 98].flatMap((day) => [line("a", day), line("b", day)]),
    customers: ["a", "b"],
  },
])("answers with what it can when $because", ({ lines, customers }) => {
  const estimates = estimateChurn(historiesOf(lines), AT);
  expect(estimates.map(({ customer }) => customer)).toEqual(customers);
  for (const { probability } of estimates) expect(probability).toSatisfy((p: number) => p > 0 && p < 1);
});

test("the purchase model finds the rate of buyers who never leave", () => {
  const customers = Array.from({ length: 300 }, (_, at) => ({ count: 8 + (at % 5), last: 190, watched: 200 }));
  const model = fitBgNbd(customers);
  expect(silenceProbability(model, { count: 10, last: 190, watched: 200 }, 90)).toBeLessThan(0.05);
  expect(silenceProbability(model, { count: 0, last: 0, watched: 200 }, 90)).toBeGreaterThan(
    silenceProbability(model, { count: 10, last: 190, watched: 200 }, 90),
  );
});

test.for([
  { because: "it has no customer", row: { CustomerID: "" }, is: "anonymous" },
  { because: "its date is no date", row: { InvoiceDate: "yesterday" }, is: "unreadable" },
  { because: "its date is in no calendar", row: { InvoiceDate: "2011-02-30 10:00:00" }, is: "unreadable" },
  { because: "its quantity is no number", row: { Quantity: "two" }, is: "unreadable" },
  { because: "its price is missing", row: { UnitPrice: "" }, is: "unreadable" },
])("a row is $is when $because", ({ row, is }) => {
  const whole = { InvoiceNo: "C5", StockCode: "A", Quantity: "-1", InvoiceDate: "2011-06-01 12:00:00", UnitPrice: "2.5", CustomerID: "17850.0" };
  expect(purchaseLineOf({ ...whole, ...row })).toBe(is);
  expect(purchaseLineOf(whole)).toMatchObject({ customer: "17850.0", isCancellation: true, day: (dayOf("2011-06-01") ?? 0) + 0.5 });
});

test("ranking quality counts ties as half and calibration error is the gap between said and seen", () => {
  expect(rankingQuality([1, 2, 2, 3], [0, 0, 1, 1])).toBe(0.875);
  expect(
    calibrationError(
      Array.from({ length: 100 }, () => 0.3),
      Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? 1 : 0)),
    ),
  ).toBeCloseTo(0.2);
});
