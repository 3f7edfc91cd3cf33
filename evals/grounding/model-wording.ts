import { isJsonObject } from "../../core/json.ts";
import type { Random } from "../../odoo/sandbox/dataset/random.ts";
import { LOCALES, type Locale, written, writtenDay } from "./locales.ts";
import { type Piece, say } from "./pieces.ts";
import { type Looked, listIn, type Scene } from "./scenes.ts";

type Row = { readonly [key: string]: unknown };

const MOST_ROWS = 4;

/** What a language model might say of the look-ups, in one of the locales: only what the outputs hold, in other words and notations. */
export function modelWording({ looked }: Scene, random: Random): readonly Piece[] {
  const locale = random.pick(LOCALES);
  return looked.flatMap((one, index) => [...(index > 0 ? [say("\n\n")] : []), ...wordingOf(one, wordingIn(locale, random), random)]);
}

/** Writes values of one row in one locale. */
function wordingIn(locale: Locale, random: Random) {
  const { words } = locale;
  const recordOf = (row: Row) => String(row["id"]);
  const has = (row: Row, key: string) => row[key] !== undefined && row[key] !== null && row[key] !== "";
  return {
    words,
    has,
    reference: (row: Row, key = "reference"): Piece => ({ kind: "reference", text: String(row[key]), record: recordOf(row) }),
    name: (row: Row, key: string): Piece => ({ kind: "name", text: String(row[key]), record: recordOf(row) }),
    product: (row: Row): Piece => ({ kind: "reference", text: String(row["product"]), record: "fixed" }),
    number: (row: Row, key: string): Piece => ({
      kind: "number",
      text: written(String(row[key]), locale),
      value: Number(row[key]),
      measure: "none",
      key,
      record: recordOf(row),
    }),
    days: (row: Row, key: string): Piece => ({
      kind: "number",
      text: String(row[key]),
      value: Number(row[key]),
      measure: "days",
      key,
      record: recordOf(row),
    }),
    units: (row: Row, key: string): Piece[] => [
      { kind: "number", text: written(String(row[key]), locale), value: Number(row[key]), measure: "unit", key, record: recordOf(row) },
      say(` ${String(row["uom"] ?? "")}`),
    ],
    money(row: Row, key: string): Piece[] {
      const shown = locale.money("#", String(row["currency"] ?? "USD"));
      const [before = "", after = ""] = shown.split("#");
      const amount = written(String(row[key]), locale);
      return [say(before), { kind: "number", text: amount, value: Number(row[key]), measure: "currency", key, record: recordOf(row) }, say(after)];
    },
    date: (row: Row, key: string): Piece => ({
      kind: "date",
      text: writtenDay(String(row[key]), locale, random),
      day: String(row[key]),
      key,
      record: recordOf(row),
    }),
  };
}

type Wording = ReturnType<typeof wordingIn>;

function wordingOf(one: Looked, write: Wording, random: Random): Piece[] {
  const { output } = one;
  const rows = (name: string) => listIn(output, name).slice(0, MOST_ROWS);
  switch (one.tool) {
    case "get_order_status":
      return orderStatus(output, write, random);
    case "find_orders":
      return rows("orders").flatMap((row) =>
        listed(
          row,
          write,
          [
            ["promised", "promised"],
            ["nextDelivery", "planned"],
          ],
          [["total", "total"]],
          "customer",
        ),
      );
    case "find_purchase_orders":
      return rows("orders").flatMap((row) => listed(row, write, [["expected", "expected"]], [["total", "total"]], "vendor"));
    case "find_invoices":
      return rows("invoices").flatMap((row) => listed(row, write, [["due", "due"]], [["open", "open"]], "partner"));
    case "list_late_deliveries":
      return rows("deliveries").flatMap((row) => listed(row, write, [["scheduled", "planned"]], [], "customer"));
    case "get_stock":
      return stock(output, write);
    case "get_purchase_order_risk":
      return rows("orders").flatMap((row) => [
        ...listed(row, write, [["expected", "expected"]], [["openValue", "open"]], "vendor"),
        ...listIn(row, "lines")
          .slice(0, 2)
          .filter((line) => write.has(line, "open"))
          .flatMap((line) => [say("  - "), ...write.units(line, "open"), say(` ${write.words.of} `), write.product(line), say(".\n")]),
      ]);
    case "find_products":
      return rows("products")
        .filter((row) => write.has(row, "code"))
        .flatMap((row) => [
          say("- "),
          write.reference(row, "code"),
          say(`: `),
          ...(write.has(row, "listPrice") ? [say(`${write.words.listPrice} `), ...write.money(row, "listPrice"), say(", ")] : []),
          ...write.units(row, "onHand"),
          say(` ${write.words.onHand}, `),
          write.number(row, "free"),
          say(` ${write.words.free}.\n`),
        ]);
    default: {
      return rows("openOrders").flatMap((row) => listed(row, write, [["promised", "promised"]], [["total", "total"]], "customer"));
    }
  }
}

/** "- S10001 for Azure Interior: total 1,234.50 USD, promised for 5 June 2026, 3 days late." */
function listed(
  row: Row,
  write: Wording,
  days: readonly (readonly [key: string, word: keyof Wording["words"]])[],
  amounts: readonly (readonly [key: string, word: keyof Wording["words"]])[],
  party: string,
): Piece[] {
  const { words, has } = write;
  const parts: Piece[][] = [];
  for (const [key, word] of amounts) {
    if (!has(row, key)) continue;
    parts.push(word === "open" ? [...write.money(row, key), say(` ${words[word]}`)] : [say(`${words[word]} `), ...write.money(row, key)]);
  }
  for (const [key, word] of days) if (has(row, key)) parts.push([say(`${words[word]} `), write.date(row, key)]);
  for (const [key, word] of [
    ["daysLate", "daysLate"],
    ["daysOverdue", "daysOverdue"],
  ] as const)
    if (Number(row[key]) > 1) parts.push([write.days(row, key), say(` ${words[word]}`)]);
  const head: Piece[] = [say("- "), write.reference(row), ...(has(row, party) ? [say(` ${words.for} `), write.name(row, party)] : [])];
  return parts.length === 0 ? [...head, say(".\n")] : [...head, say(": "), ...joined(parts), say(".\n")];
}

function orderStatus(output: unknown, write: Wording, random: Random): Piece[] {
  const order = isJsonObject(output) ? output["order"] : undefined;
  if (!isJsonObject(order)) return [];
  const { words, has } = write;
  const lines = listIn(output, "lines")
    .slice(0, MOST_ROWS)
    .filter((line) => has(line, "ordered"));
  const deliveries = listIn(output, "deliveries").slice(0, MOST_ROWS);
  const head: Piece[] = [write.reference(order), ...(has(order, "customer") ? [say(` ${words.for} `), write.name(order, "customer")] : [])];
  const facts = [
    ...(has(order, "promised") ? [[say(`${words.promised} `), write.date(order, "promised")]] : []),
    ...(has(order, "total") ? [[say(`${words.total} `), ...write.money(order, "total")]] : []),
    ...(Number(order["daysLate"]) > 1 ? [[write.days(order, "daysLate"), say(` ${words.daysLate}`)]] : []),
  ];
  const asTable = random.chance(0.4);
  const body = asTable
    ? [
        say(`\n\n| # | ${words.ordered} | ${words.delivered} | ${words.open} |\n|---|---|---|---|\n`),
        ...lines.flatMap((line) => [
          say("| "),
          write.product(line),
          say(" | "),
          write.number(line, "ordered"),
          say(" | "),
          write.number(line, "delivered"),
          say(" | "),
          write.number(line, "open"),
          say(" |\n"),
        ]),
      ]
    : lines.flatMap((line) => [
        say("\n- "),
        ...write.units(line, "ordered"),
        say(` ${words.of} `),
        write.product(line),
        say(` ${words.ordered}, `),
        write.number(line, "delivered"),
        say(` ${words.delivered}, `),
        write.number(line, "open"),
        say(` ${words.open}.`),
      ]);
  const shipped = deliveries.flatMap((delivery) => {
    const key = has(delivery, "done") ? "done" : "scheduled";
    return has(delivery, key)
      ? [say("\n- "), write.reference(delivery), say(` ${key === "done" ? words.shippedOn : words.planned} `), write.date(delivery, key), say(".")]
      : [];
  });
  return [...head, ...(facts.length > 0 ? [say(": "), ...joined(facts)] : []), say("."), ...body, ...shipped, say("\n")];
}

function stock(output: unknown, write: Wording): Piece[] {
  const product = isJsonObject(output) ? output["product"] : undefined;
  if (!isJsonObject(product) || !write.has(product, "code")) return [];
  const { words } = write;
  const receipts = listIn(output, "receipts").slice(0, MOST_ROWS);
  return [
    write.reference(product, "code"),
    say(": "),
    ...write.units(product, "onHand"),
    say(` ${words.onHand}, `),
    write.number(product, "free"),
    say(` ${words.free}, `),
    write.number(product, "incoming"),
    say(` ${words.incoming}, `),
    write.number(product, "forecast"),
    say(` ${words.forecast}.`),
    ...receipts.flatMap((row) => [
      say("\n- "),
      write.reference(row),
      say(": "),
      ...write.units(row, "quantity"),
      say(`, ${words.expected} `),
      write.date(row, "expected"),
      say("."),
    ]),
    say("\n"),
  ];
}

function joined(parts: readonly (readonly Piece[])[]): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [say(", "), ...part]));
}
