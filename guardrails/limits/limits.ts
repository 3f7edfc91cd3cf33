import { Decimal } from "decimal.js";
import type { Pool } from "pg";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import { transactionOn } from "../../store/transaction.ts";
import type { Policy } from "../policy.ts";
import { objectionOf, switchesOf } from "../switches/switches.ts";
import { type Cap, capsOf, EVERY_USE, mostTurns } from "./caps.ts";
import { type Counter, chargeCounters, readUse } from "./counters.ts";
import { counting } from "./counting.ts";
import type { Measure, Span } from "./limits-schema.ts";
import { countedTokens, priceOf, type TokenUse } from "./price.ts";
import { refuseOver, usedOf } from "./reached.ts";
import { createReadAdmission } from "./read-admission.ts";
import type { Window } from "./window.ts";
import { createWindows } from "./windows.ts";

export type Person = Pick<Principal, "id" | "roles" | "timeZone">;

/** What a call used beside what look-ups hold and settle. */
export interface Used {
  readonly calls?: number;
  readonly writes?: number;
}

export interface LimitsDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly policy: Policy;
}

/** A turn that never ended, because its process died, stops counting as running after this long. */
const LONGEST_TURN_MS = 10 * 60_000;

/** Limits per principal and use, counted in the database that all replicas share; one that can't count refuses. */
export function createLimits({ pool, clock, policy }: LimitsDeps) {
  const { limits } = policy;
  const inTransaction = transactionOn(pool);
  const windowsFor = createWindows(clock);
  const reads = createReadAdmission({ pool, clock, policy }, windowsFor);

  /** Before a change is worked out: the kill switch and what is left, in one statement that only reads. */
  async function admitWrite(person: Person, useCase: { readonly id: string; readonly title: string }): Promise<void> {
    const use = await counting(readUse(pool, person.id, [EVERY_USE, useCase.id], switchesOf(useCase.id, "write")));
    const objection = objectionOf(use.off, useCase.title);
    if (objection) throw new CopilotError("DENIED", objection);
    refuseUsedUp(person, capsOf(limits, person, [useCase.id], ["calls", "writes"]), use.counters);
  }

  /** After the work and before anything of it leaves: atomic, so that parallel calls together keep to the limit too. */
  async function charge(person: Person, useCase: string, { calls = 0, writes = 0 }: Used): Promise<void> {
    const amounts = { calls, writes };
    await count(person, capsOf(limits, person, [useCase], measuresIn(amounts)), amounts);
  }

  /** Counts a turn of the copilot and takes one of the places that its principal has at the same time. */
  async function startTurn(person: Person, turn: string): Promise<void> {
    const most = mostTurns(limits, person);
    const caps = capsOf(limits, person, [], ["requests"]);
    const windows = windowsFor(person);
    await counting(
      inTransaction(async (client) => {
        // The counter's row lock makes turns of one principal wait for one another here, so that the places can be counted.
        const charges = caps.map((cap) => ({ ...cap, startsAt: windows(cap.span).startsAt, amount: new Decimal(1) }));
        refuseExceeded(person, caps, await chargeCounters(client, person.id, charges, []), windows);
        const { rowCount } = await client.query(
          `insert into limit_turn (turn, principal, started_at) select $1, $2, $3
           where (select count(*) from limit_turn where principal = $2 and started_at > $4 and turn <> $1) < $5
           on conflict (turn) do update set started_at = excluded.started_at`,
          [turn, person.id, clock(), new Date(clock().getTime() - LONGEST_TURN_MS), most],
        );
        if (rowCount === 1) return;
        throw new CopilotError("LIMIT", `${most} of your questions are being worked on, which is the limit. Wait for one of them, then ask again.`);
      }),
    );
  }

  async function endTurn(turn: string): Promise<void> {
    await pool.query("delete from limit_turn where turn = $1", [turn]);
  }

  /** Counts a turn for each use that it was admitted to. */
  async function admitUses(person: Person, useCases: readonly string[]): Promise<void> {
    const caps = capsOf(limits, person, useCases, ["requests"]).filter(({ useCase }) => useCase !== EVERY_USE);
    await count(person, caps, { requests: 1 });
  }

  /** Whether a language model may be asked for another step; the playbook costs nothing and is always there. */
  async function mayAskModel(person: Person, useCases: readonly string[]): Promise<void> {
    const { counters } = await counting(readUse(pool, person.id, [EVERY_USE, ...useCases], []));
    refuseUsedUp(person, capsOf(limits, person, useCases, ["tokens", "spend"]), counters);
  }

  /** Counts what a step of a model cost; it is spent already, so that only the next step is refused. */
  async function chargeModel(person: Person, useCases: readonly string[], provider: string, usage: TokenUse, model?: string): Promise<void> {
    const tokens = countedTokens(usage.inputTokens) + countedTokens(usage.outputTokens);
    if (tokens === 0) return;
    const spend = priceOf(policy, provider, model, usage);
    const caps = capsOf(limits, person, useCases, ["tokens", "spend"]);
    await add(person, caps, { tokens, spend });
  }

  async function count(person: Person, caps: readonly Cap[], amounts: Amounts): Promise<void> {
    // One window for counting and for judging: a minute that ends in between must not look like a counter that is missing.
    const windows = windowsFor(person);
    refuseExceeded(person, caps, await add(person, caps, amounts, windows), windows);
  }

  async function add(person: Person, caps: readonly Cap[], amounts: Amounts, windows = windowsFor(person)): Promise<readonly Counter[]> {
    const charges = caps.map((cap) => ({ ...cap, startsAt: windows(cap.span).startsAt, amount: new Decimal(amounts[cap.measure] ?? 0) }));
    return charges.length === 0 ? [] : counting(chargeCounters(pool, person.id, charges, []));
  }

  function refuseUsedUp(person: Person, caps: readonly Cap[], counters: readonly Counter[]): void {
    const windows = windowsFor(person);
    const isOver = (cap: Cap) => (usedOf(counters, cap, windows(cap.span)) ?? new Decimal(0)).gte(cap.most);
    refuseOver(caps, isOver, { timeZone: person.timeZone, currency: limits.currency, windows });
  }

  /** A counter that was not returned was not counted, which means no. */
  function refuseExceeded(person: Person, caps: readonly Cap[], counters: readonly Counter[], windows: (span: Span) => Window): void {
    const isOver = (cap: Cap) => usedOf(counters, cap, windows(cap.span))?.gt(cap.most) ?? true;
    refuseOver(caps, isOver, { timeZone: person.timeZone, currency: limits.currency, windows });
  }

  return { ...reads, admitWrite, charge, startTurn, endTurn, admitUses, mayAskModel, chargeModel };
}

export type Limits = ReturnType<typeof createLimits>;

type Amounts = { readonly [Name in Measure]?: Decimal | number };

const OF_CALLS: readonly Measure[] = ["calls", "writes"];

function measuresIn(amounts: Amounts): Measure[] {
  return OF_CALLS.filter((measure) => new Decimal(amounts[measure] ?? 0).gt(0));
}
