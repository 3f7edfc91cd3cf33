import { Decimal } from "decimal.js";
import type { Pool, PoolClient } from "pg";
import type { SwitchRow } from "../switches/switches.ts";
import { type Cap, EVERY_USE } from "./caps.ts";

type Queryable = Pick<Pool | PoolClient, "query">;

export interface Counter {
  readonly useCase: string;
  readonly measure: string;
  readonly span: string;
  readonly startsAt: Date;
  readonly used: Decimal;
}

export interface Charge extends Cap {
  readonly startsAt: Date;
  readonly amount: Decimal;
}

/** The counters of a principal and the switches that are off, in one statement. */
export async function readUse(
  db: Queryable,
  principal: string,
  useCases: readonly string[],
  switches: readonly string[],
): Promise<{ readonly counters: readonly Counter[]; readonly off: readonly SwitchRow[] }> {
  const { rows } = await db.query(
    `select 'counter' as what, use_case, measure, span, starts_at, used::text as used from limit_counter where principal = $1 and use_case = any($2)
     union all
     select 'switch', id, reason, null, null, null from use_case_switch where id = any($3) and not enabled`,
    [principal, useCases, switches],
  );
  return useOf(rows);
}

/** Counts a look-up and reads what else decides about it, in one atomic statement: the switches that are off and whose contacts were shown. */
export async function countCall(
  db: Queryable,
  principal: string,
  useCase: string,
  charges: readonly Charge[],
  switches: readonly string[],
): Promise<{ readonly counters: readonly Counter[]; readonly off: readonly SwitchRow[] }> {
  const { rows } = await db.query(
    `with quick as (${QUICK}), counted as (${chargeSql("amount")})
     select 'counter' as what, use_case, measure, span, starts_at, used from counted
     union all
     select 'counter', use_case, measure, span, starts_at, used::text from limit_counter
     where principal = $1 and use_case = any($7) and measure = 'contacts'
     union all
     select 'switch', id, reason, null, null, null from use_case_switch where id = any($8) and not enabled`,
    [...chargeParams(principal, charges), [EVERY_USE, useCase], switches],
  );
  return useOf(rows);
}

/**
 * Takes back what was counted beforehand and not used, where its window still runs; it never takes more than is there. It
 * locks the counters in the order in which charging does, so that the two never wait for one another in a circle.
 */
export async function creditCounters(db: Queryable, principal: string, charges: readonly Charge[]): Promise<void> {
  await db.query(
    `with quick as (${QUICK}), held as (
       select counter.use_case, counter.measure, counter.span, charge.amount
       from limit_counter counter
       join unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::numeric[]) as charge (use_case, measure, span, starts_at, amount)
         using (use_case, measure, span, starts_at)
       where counter.principal = $1
       order by counter.use_case, counter.measure, counter.span
       for update of counter
     )
     update limit_counter set used = greatest(0, limit_counter.used - held.amount)
     from quick, held
     where limit_counter.principal = $1 and limit_counter.use_case = held.use_case and limit_counter.measure = held.measure and limit_counter.span = held.span`,
    chargeParams(principal, charges),
  );
}

/**
 * Adds to the counters in one atomic statement and returns what they then hold. Of contacts only those count that the
 * principal was not shown in this window yet. A replica whose clock lags adds to the newer window instead of beginning an old one.
 */
export async function chargeCounters(
  db: Queryable,
  principal: string,
  charges: readonly Charge[],
  contacts: readonly string[],
): Promise<readonly Counter[]> {
  const contactWindow = charges.find(({ measure }) => measure === "contacts")?.startsAt;
  const shown = contactWindow === undefined ? [] : [[...new Set(contacts)], contactWindow.toISOString()];
  const { rows } = await db.query(
    shown.length > 0
      ? `with quick as (${QUICK}), fresh as (${FRESH}) ${chargeSql(AMOUNT_OF_CONTACTS)}`
      : `with quick as (${QUICK}) ${chargeSql("amount")}`,
    [...chargeParams(principal, charges), ...shown],
  );
  return rows.map(counterOf);
}

/** A crash may forget the last moment's counts, and a call need not wait for the disk. */
const QUICK = "select set_config('synchronous_commit', 'off', true)";

const FRESH = `insert into limit_contact (principal, record, seen_in)
  select $1, record, $8::timestamptz from unnest($7::text[]) as record order by record
  on conflict (principal, record) do update set seen_in = excluded.seen_in where limit_contact.seen_in < excluded.seen_in
  returning 1`;

const AMOUNT_OF_CONTACTS = "case measure when 'contacts' then (select count(*) from fresh) else amount end";

function chargeSql(amount: string): string {
  return `insert into limit_counter (principal, use_case, measure, span, starts_at, used)
    select $1, use_case, measure, span, starts_at, ${amount}
    from quick, unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::numeric[]) as charge (use_case, measure, span, starts_at, amount)
    order by use_case, measure, span
    on conflict (principal, use_case, measure, span) do update set
      used = case when limit_counter.starts_at >= excluded.starts_at then limit_counter.used + excluded.used else excluded.used end,
      starts_at = greatest(limit_counter.starts_at, excluded.starts_at)
    returning use_case, measure, span, starts_at, used::text as used`;
}

/** `$1` to `$6` of the statements that charge. */
function chargeParams(principal: string, charges: readonly Charge[]): unknown[] {
  return [
    principal,
    charges.map(({ useCase }) => useCase),
    charges.map(({ measure }) => measure),
    charges.map(({ span }) => span),
    charges.map(({ startsAt }) => startsAt.toISOString()),
    charges.map(({ amount }) => amount.toFixed()),
  ];
}

function useOf(rows: readonly Readonly<Record<string, unknown>>[]): { readonly counters: readonly Counter[]; readonly off: readonly SwitchRow[] } {
  return {
    counters: rows.filter((row) => row["what"] === "counter").map(counterOf),
    off: rows.filter((row) => row["what"] === "switch").map((row) => ({ id: String(row["use_case"]), reason: String(row["measure"]) })),
  };
}

function counterOf(row: Readonly<Record<string, unknown>>): Counter {
  return {
    useCase: String(row["use_case"]),
    measure: String(row["measure"]),
    span: String(row["span"]),
    startsAt: new Date(String(row["starts_at"])),
    used: new Decimal(String(row["used"])),
  };
}
