import { createHash } from "node:crypto";
import type { Json, JsonObject } from "../../core/json.ts";
import { ROLES, type Role } from "../../core/principal.ts";
import type { AdminDoor } from "./admin-door.ts";
import { CANARY_FIELDS, type CanaryField } from "./canary-fields.ts";
import type { Clearance } from "./clearance.ts";

/** A value nobody can guess, planted in a field of the world. */
export interface Canary {
  readonly token: string;
  /** "product.product.standard_price of 17", for the failure. */
  readonly what: string;
  readonly readers: readonly Role[];
  /** Roles that audit, and so see it on the card of a request as its evidence, and nowhere else. */
  readonly auditors: readonly Role[];
  /** Whether the model's provider is cleared for the field, in the turn of somebody who reads it. */
  readonly provider: boolean;
}

/** A secret of the program's own, which may stand nowhere. */
export interface Secret {
  readonly what: string;
  readonly value: string;
  readonly allowed?: (where: string) => boolean;
}

export interface Canaries {
  readonly all: readonly Canary[];
  /** The planted tokens that a text holds, numbers however they are written. */
  tokensIn(text: string): readonly string[];
  addSecret(secret: Secret): void;
  secrets(): readonly Secret[];
}

/** Tokens all begin alike, so that one search of a text finds any of them. */
const MARK_LENGTH = 7;
const COUNTER_LENGTH = 5;

/** Makes the unguessable beginnings of one run from its seed. */
function marksOf(seed: number) {
  const hash = createHash("sha256").update(`canary ${seed}`).digest();
  const digits = Array.from({ length: MARK_LENGTH }, (_, at) => String(((hash[at] ?? 0) % 9) + 1)).join("");
  const letters = Array.from({ length: MARK_LENGTH }, (_, at) => "BCDFGHJKLMNPQRSTVWXZ"[(hash[at + MARK_LENGTH] ?? 0) % 20]).join("");
  return { digits, letters };
}

/** Plants a value of its own in every hidden field of the world that a tool could stumble over, and remembers who may see it. */
export async function plantCanaries(seed: number, door: AdminDoor, clearance: Clearance, most: number): Promise<Canaries> {
  const { digits, letters } = marksOf(seed);
  const all: Canary[] = [];
  const secrets = new Map<string, Secret>();
  const readersOf = ({ model, field, outOfScopeFor = [] }: CanaryField) =>
    ROLES.filter((role) => clearance.sees(role, model, field) && !outOfScopeFor.includes(role));

  function valueFor(planted: CanaryField, id: number): Json {
    const counter = String(all.length).padStart(COUNTER_LENGTH, "0");
    const token = `${planted.shape === "number" ? digits : letters}${counter}`;
    all.push({
      token,
      what: `${planted.model}.${planted.field} of ${id}`,
      readers: readersOf(planted),
      auditors: clearance.auditors(planted.model, planted.field),
      provider: clearance.providerSees(planted.model, planted.field),
    });
    switch (planted.shape) {
      case "number":
        return Number(`${token}.25`);
      case "email":
        return `${token.toLowerCase()}@example.test`;
      case "text":
        return `${token} private`;
      case "html":
        return `<p>${token} private</p>`;
    }
  }

  for (const planted of CANARY_FIELDS) {
    if (most === 0) continue;
    const rows = await door.rows(planted.model, planted.domain ?? [], ["id"], most);
    const columns = rows.map((row) => {
      const id = Number(row["id"]);
      const value = valueFor(planted, id);
      const values: JsonObject = { [planted.field]: value };
      return { model: planted.model, id, values };
    });
    await door.plant(columns, planted.perCompany ?? false);
  }

  const text = new RegExp(`${letters}\\d{${COUNTER_LENGTH}}`, "gi");
  // Between the digits may stand what people group thousands with.
  const number = new RegExp(`(?<![\\p{L}\\p{N}])${[...digits].join("[.,'\u00a0\u202f ]?")}(?:[.,'\u00a0\u202f ]?\\d){${COUNTER_LENGTH}}`, "gu");
  return {
    all,
    tokensIn(read) {
      const words = read.match(text) ?? [];
      const numbers = read.match(number) ?? [];
      return [...words.map((word) => word.toUpperCase()), ...numbers.map((found) => found.replaceAll(/\D/g, ""))];
    },
    addSecret: (secret) => void secrets.set(secret.value, secret),
    secrets: () => [...secrets.values()],
  };
}
