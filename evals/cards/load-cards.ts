import { glob } from "node:fs/promises";
import type { ModelCard } from "../../insight/model-card.ts";

const FOLDER = new URL("../../insight/", import.meta.url);

/** The card of every estimate, by name: insight/<part>/<name>-card.ts. A file without one stops the program. */
export async function loadCards(): Promise<readonly ModelCard[]> {
  const cards: ModelCard[] = [];
  for await (const file of glob("*/*-card.ts", { cwd: FOLDER })) {
    const module: Readonly<Record<string, unknown>> = await import(new URL(file, FOLDER).href);
    const card = Object.values(module).find(isCard);
    if (!card) throw new TypeError(`insight/${file} exports no model card.`);
    cards.push(card);
  }
  return cards.sort((one, other) => one.name.localeCompare(other.name));
}

function isCard(value: unknown): value is ModelCard {
  return typeof value === "object" && value !== null && "purpose" in value && "limits" in value;
}
