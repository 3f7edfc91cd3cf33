import type { BaseData } from "../base/base-data.ts";
import { nameRecord } from "../base/load.ts";
import type { Env } from "../engine/env.ts";
import { create } from "../engine/mutate.ts";
import { pointingTo, table } from "../engine/world.ts";

/** The generic chart of accounts with its journals, for one company. */
export function loadChart(env: Env, company: number, data: BaseData): void {
  if ([...table(env.world, "account.journal").rows.values()].some((row) => row["company_id"] === company)) return;
  const accounts = new Map<string, number>();
  for (const [code, name, account_type, reconcile] of data.accounts) {
    const account = create(env, "account.account", { code, name, account_type, reconcile, active: true, company_ids: [[6, 0, [company]]] });
    accounts.set(code, account.id);
  }
  for (const [name, code, type, sequence, account] of data.journals) {
    const journal = create(env, "account.journal", {
      name,
      code,
      type,
      sequence,
      active: true,
      company_id: company,
      default_account_id: (account === null ? undefined : accounts.get(account)) ?? false,
      refund_sequence: type === "sale" || type === "purchase",
    });
    nameRecord(env.world, `account.${company}_${type === "general" ? code.toLowerCase() : type}`, "account.journal", journal.id);
  }
}

/** The company's account of that kind; the first in the chart. */
export function accountOf(env: Env, company: number, accountType: string): number {
  const found = [...pointingTo(env.world, "account.account", "company_ids", company)].filter(
    (id) => table(env.world, "account.account").rows.get(id)?.["account_type"] === accountType,
  );
  return found.find((id) => !String(table(env.world, "account.account").rows.get(id)?.["name"]).includes("(PoS)")) ?? found[0] ?? 0;
}

export function journalOf(env: Env, company: number, type: string): number {
  const found = [...table(env.world, "account.journal").rows.values()].filter(
    (row) => row["company_id"] === company && row["type"] === type && row["active"] === true,
  );
  return found.sort((a, b) => Number(a["sequence"] ?? 0) - Number(b["sequence"] ?? 0) || a.id - b.id)[0]?.id ?? 0;
}
