import type { Clock } from "../core/clock.ts";
import type { Principal } from "../core/principal.ts";
import type { Reader } from "../odoo/reader.ts";

/** As long as a person's companies are kept. */
const KEPT_MS = 10 * 60_000;

/** What companies are called, asked once for each person and kept for ten minutes: every proposal names one. */
export function createCompanyNames(clock: Clock) {
  const kept = new Map<string, { readonly at: number; readonly name: string }>();
  return async (reader: Pick<Reader, "read">, { id: person }: Pick<Principal, "id">, company: number): Promise<string> => {
    const key = JSON.stringify([person, company]);
    const known = kept.get(key);
    const now = clock().getTime();
    if (known && now - known.at >= 0 && now - known.at < KEPT_MS) return known.name;
    const [row] = await reader.read("res.company", [company], ["name"]);
    if (typeof row?.["name"] !== "string") return `Company ${company}`;
    kept.set(key, { at: now, name: row["name"] });
    return row["name"];
  };
}
