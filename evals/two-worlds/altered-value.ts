import type { Json } from "../../core/json.ts";
import type { Random } from "../../odoo/sandbox/dataset/random.ts";
import type { FieldFacts } from "./role-view.ts";

interface Choices {
  readonly random: Random;
  /** Records that a relation may point to. */
  readonly ids: readonly number[];
  /** The role sees the last four characters, so that they stay. */
  readonly masked: boolean;
}

const DAY_MS = 86_400_000;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Another value of the same kind; undefined for what can't be changed by itself. */
export function alteredValue(field: FieldFacts, value: Json | undefined, { random, ids, masked }: Choices): Json | undefined {
  switch (field.type) {
    case "char":
    case "text":
    case "html":
      return masked ? withLastFour(String(value ?? ""), random) : word(random);
    case "float":
    case "monetary":
      return Math.round((Number(value ?? 0) * (0.2 + 3 * random.next()) + 1 + 40 * random.next()) * 100) / 100;
    case "integer":
      return Number(value ?? 0) + random.int(1, 9);
    case "boolean":
      return value !== true;
    case "date":
      return typeof value === "string" ? shifted(value, random).slice(0, 10) : undefined;
    case "datetime":
      return typeof value === "string" ? shifted(value, random) : undefined;
    case "selection": {
      const others = field.selection.filter((choice) => choice !== value);
      return others.length > 0 ? random.pick(others) : undefined;
    }
    case "many2one":
      return ids.length > 1 && typeof value === "number" ? random.pick(ids.filter((id) => id !== value)) : undefined;
    default:
      return undefined;
  }
}

function word(random: Random): string {
  return Array.from({ length: random.int(3, 12) }, () => LETTERS[random.int(0, LETTERS.length - 1)]).join("");
}

function withLastFour(value: string, random: Random): string | undefined {
  if (value.length <= 4) return undefined;
  return `${Array.from({ length: value.length - 4 }, () => random.int(0, 9)).join("")}${value.slice(-4)}`;
}

function shifted(text: string, random: Random): string {
  const at = new Date(`${text.slice(0, 10)}T${text.slice(11) || "12:00:00"}Z`);
  const days = random.int(1, 60) * (random.chance(0.5) ? 1 : -1);
  return new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 19).replace("T", " ");
}
