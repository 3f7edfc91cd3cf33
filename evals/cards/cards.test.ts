import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadCards } from "./load-cards.ts";
import { writeCard } from "./write-card.ts";

const cards = await loadCards();
const FOLDER = new URL("../../docs/governance/models/", import.meta.url);

test.for(cards)("the card of $name lies beside the others and says what the code says", (card) => {
  const path = new URL(`${card.name}.md`, FOLDER);
  expect(existsSync(path), "write it with cs bench insight --cards docs/governance/models").toBe(true);
  const written = readFileSync(path, "utf8");
  for (const said of [card.title, card.purpose, card.data, card.method, `Version ${card.version}`, ...card.limits]) expect(written).toContain(said);
});

test("a card shows the figures of its benchmark", () => {
  const [card] = cards;
  if (!card) throw new TypeError("There is no card.");
  const written = writeCard(card, { on: "2026-01-02", machine: "1 core", figures: [{ what: "loss", told: "0.5 (other 0.6)" }] });
  expect(written).toContain("- loss: 0.5 (other 0.6)");
  expect(writeCard(card, undefined)).toContain("No benchmark measures this estimate");
});
