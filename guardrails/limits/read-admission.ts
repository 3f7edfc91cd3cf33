import { Decimal } from "decimal.js";
import { CopilotError } from "../../core/errors.ts";
import { objectionOf, switchesOf } from "../switches/switches.ts";
import { type Cap, capsOf } from "./caps.ts";
import { type Charge, type Counter, chargeCounters, countCall, creditCounters } from "./counters.ts";
import { counting } from "./counting.ts";
import { createGiveBack } from "./give-back.ts";
import type { LimitsDeps, Person } from "./limits.ts";
import { refuseOver, usedOf } from "./reached.ts";
import type { WindowsNow } from "./windows.ts";

/** Of a limit on records, what one look-up may hold beforehand: small beside the limit, so that what others hold refuses nobody early. */
const HELD_SHARE = 0.005;
const MOST_HELD = 100;
/** Somebody admitted so recently is admitted while Odoo works already. */
const FAMILIAR_MS = 60_000;

interface Use {
  readonly id: string;
  readonly title: string;
}

/** What a look-up has counted before its rows are known. */
export interface Held {
  readonly windows: WindowsNow;
  readonly rows: number;
  /** Whether the rows held lie within every limit, so that as many may leave without asking again. */
  readonly fits: boolean;
}

/**
 * Admits look-ups in one statement: the kill switch, the call counted, and a few rows held beforehand, so that an answer of
 * no more rows leaves at once. What it did not use is given back afterwards; lost, it would only count too much.
 */
export function createReadAdmission({ pool, clock, policy: { limits } }: LimitsDeps, windowsFor: (person: Person) => WindowsNow) {
  const credit = createGiveBack(pool);
  const familiar = new Map<string, number>();
  const keyOf = (person: Person, use: Pick<Use, "id">) => JSON.stringify([person.id, use.id]);
  const toldTo = (person: Person, windows: WindowsNow) => ({ timeZone: person.timeZone, currency: limits.currency, windows });
  const rowCaps = (person: Person, use: string) => capsOf(limits, person, [use], ["rows"]);
  const charges = (caps: readonly Cap[], windows: WindowsNow, amountOf: (cap: Cap) => number): Charge[] =>
    caps.map((cap) => ({ ...cap, startsAt: windows(cap.span).startsAt, amount: new Decimal(amountOf(cap)) }));

  async function admitRead(person: Person, use: Use): Promise<Held> {
    try {
      const held = await hold(person, use);
      familiar.set(keyOf(person, use), clock().getTime());
      return held;
    } catch (error) {
      familiar.delete(keyOf(person, use));
      throw error;
    }
  }

  async function hold(person: Person, use: Use): Promise<Held> {
    const windows = windowsFor(person);
    const caps = capsOf(limits, person, [use.id], ["calls", "rows"]);
    const rows = heldOf(caps);
    const asked = charges(caps, windows, ({ measure }) => (measure === "rows" ? rows : 1));
    const { counters, off } = await counting(countCall(pool, person.id, use.id, asked, switchesOf(use.id, "read")));
    const used = (cap: Cap) => usedOf(counters, cap, windows(cap.span));
    const held = { windows, rows, fits: caps.every((cap) => cap.measure !== "rows" || (used(cap)?.lte(cap.most) ?? false)) };
    try {
      const objection = objectionOf(off, use.title);
      if (objection) throw new CopilotError("DENIED", objection);
      refuseOver(caps, (cap) => isUsedUp(cap, used(cap), rows), toldTo(person, windows));
      // Who may see nobody's contact data still reads what holds none; what does is refused when it is counted.
      const contacts = capsOf(limits, person, [use.id], ["contacts"]).filter(({ most }) => most.gt(0));
      refuseOver(contacts, (cap) => used(cap)?.gte(cap.most) ?? false, toldTo(person, windows));
      return held;
    } catch (error) {
      giveBack(person, use, held, rows);
      throw error;
    }
  }

  /** Before anything of an answer leaves: at once where its rows were held, else counted first. Call once for each that was held. */
  async function settleRead(person: Person, use: Use, held: Held, { rows, contacts }: { rows: number; contacts: readonly string[] }): Promise<void> {
    if (held.fits && rows <= held.rows && contacts.length === 0) return giveBack(person, use, held, held.rows - rows);
    const { windows } = held;
    const shown = new Set(contacts).size > 0 ? capsOf(limits, person, [use.id], ["contacts"]) : [];
    const caps = [...(rows > 0 ? rowCaps(person, use.id) : []), ...shown];
    if (rows < held.rows)
      await counting(
        creditCounters(
          pool,
          person.id,
          charges(rowCaps(person, use.id), windows, () => held.rows - rows),
        ),
      );
    if (caps.length === 0) return;
    const more = charges(caps, windows, ({ measure }) => (measure === "rows" ? Math.max(0, rows - held.rows) : 1));
    const counters: readonly Counter[] = await counting(chargeCounters(pool, person.id, more, contacts));
    // A counter that was not returned was not counted, which means no.
    refuseOver(caps, (cap) => usedOf(counters, cap, windows(cap.span))?.gt(cap.most) ?? true, toldTo(person, windows));
  }

  function giveBack(person: Person, use: Use, { windows }: Held, rows: number): void {
    if (rows === 0) return;
    credit(
      person.id,
      charges(rowCaps(person, use.id), windows, () => rows),
    );
  }

  /** Whether to admit while Odoo works already: only who was admitted to the same use just now. */
  function isFamiliar(person: Person, use: Pick<Use, "id">): boolean {
    const age = clock().getTime() - (familiar.get(keyOf(person, use)) ?? Number.NEGATIVE_INFINITY);
    return age >= 0 && age < FAMILIAR_MS;
  }

  return { admitRead, settleRead, isFamiliar };
}

function heldOf(caps: readonly Cap[]): number {
  const each = caps.filter(({ measure }) => measure === "rows").map(({ most }) => most.times(HELD_SHARE).floor().toNumber());
  return Math.min(MOST_HELD, ...each);
}

/** Calls are counted already, rows only held: whoever has no row left is refused before Odoo has worked for nothing. */
function isUsedUp({ measure, most }: Cap, used: Decimal | undefined, held: number): boolean {
  if (used === undefined) return true;
  return measure === "rows" ? used.minus(held).gte(most) : used.gt(most);
}
