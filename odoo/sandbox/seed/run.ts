import type { JsonObject } from "../../../core/json.ts";
import type { Dataset, Xid } from "../dataset/dataset.ts";
import type { SeedDoor } from "./door.ts";
import { idsOf, type Ledger } from "./ledger.ts";

/** What every part of the seed works with. */
export interface SeedRun {
  readonly door: SeedDoor;
  readonly ledger: Ledger;
  readonly data: Dataset;
}

/** Loading is bookkeeping, not work that people follow: no chatter, no mail, no questions back. */
export const QUIET = {
  tracking_disable: true,
  mail_create_nolog: true,
  mail_create_nosubscribe: true,
  mail_notrack: true,
  no_reset_password: true,
  skip_sms: true,
  skip_backorder: true,
} as const;

export interface Entry {
  readonly xid: Xid;
  readonly values: JsonObject;
}

/** The context in which a company's records are made. */
export const inCompany = (companyId: number): JsonObject => ({ ...QUIET, allowed_company_ids: [companyId] });

export function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Groups keep the order of their first member. */
export function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Creates the entries in batches and notes which record each became. */
export async function createAll({ door, ledger }: SeedRun, model: string, entries: readonly Entry[], context: JsonObject, size = 250): Promise<void> {
  for (const batch of batches(entries, size)) {
    const ids = idsOf(await door.call(model, "create", { vals_list: batch.map((entry) => entry.values), context }));
    batch.forEach((entry, index) => {
      const id = ids[index];
      if (id !== undefined) ledger.add(model, entry.xid, id);
    });
  }
}

/** Does the groups' work at the same time, each in order: companies and warehouses do not touch each other's records. */
export async function sideBySide<K, T>(groups: ReadonlyMap<K, readonly T[]>, work: (key: K, items: readonly T[]) => Promise<void>): Promise<void> {
  await Promise.all([...groups].map(([key, items]) => work(key, items)));
}
