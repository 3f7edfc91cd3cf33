import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { runPlaceholders } from "../placeholders/run-placeholders.ts";
import { createSearch } from "../placeholders/world.ts";

const questions = process.env["CI"] ? 150 : 18;
const seed = process.env["CI"] ? Date.now() % 2 ** 31 : 5;

test(`${questions} questions (seed ${seed}) tell a provider of low clearance no name, address or price`, { timeout: 900_000 }, async () => {
  const { failures, figures } = await runPlaceholders({ seed, questions, config: readConfig({ COUNTERSIGN_LOG: "silent" }) });
  expect(failures, JSON.stringify(figures)).toEqual([]);
});

test.for([
  { because: "a name in other letters", text: "orders of ACME FASTENERS, please", found: 1 },
  { because: "an amount with a separator", text: "it comes to 1,234.56 USD", found: 1 },
  { because: "an amount as a German writes it", text: "es sind 1.234,56", found: 1 },
  { because: "part of a longer word", text: "acme fastenersville", found: 0 },
  { because: "part of a longer number", text: "11,234.56 and 1234.567", found: 0 },
])("the search looks for whole values: $because", ({ text, found }) => {
  const search = createSearch([
    { text: "acme fasteners", from: "res.partner.name", kind: "text" },
    { text: "1234.56", from: "sale.order.amount_total", kind: "amount" },
  ]);
  expect(search(text)).toHaveLength(found);
});
