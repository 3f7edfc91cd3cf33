import { MOMENTS, type Moment, type Step } from "./watch-steps.ts";

/** What the program is at when it is killed: a decision and its commit, or the sweep that takes up what an earlier kill left. */
export const PHASES = ["the decision", "the sweep after the commit id was stored", "the sweep after Odoo had done it"] as const;
export type Phase = (typeof PHASES)[number];

/** One place to kill at. */
export interface Boundary {
  readonly phase: Phase;
  readonly step: number;
  readonly moment: Moment;
}

/** Every step boundary of a rehearsal: one before each statement; before, within and behind each request to Odoo; and the end. */
export function boundariesOf(phase: Phase, rehearsed: readonly Step[]): Boundary[] {
  const within = rehearsed.flatMap(({ number, to }) =>
    (to === "Odoo" ? MOMENTS : (["before"] as const)).map((moment) => ({ phase, step: number, moment })),
  );
  return [...within, { phase, step: rehearsed.length + 1, moment: "before" }];
}

/** The records that each phase stores, in their order. */
const STORED: Readonly<Record<Phase, readonly string[]>> = {
  "the decision": ["the decision", "the commit id", "the outcome"],
  "the sweep after the commit id was stored": ["the take-up", "the outcome"],
  "the sweep after Odoo had done it": ["the take-up", "the outcome"],
};

/** In words, where a program died that had come this far; the last step is the one that it did not survive. */
export function placeOf({ phase, moment }: Pick<Boundary, "phase" | "moment">, steps: readonly Step[], died: boolean): string {
  const last = steps.at(-1);
  if (!died || !last) return `${phase}: after the last step`;
  if (last.to === "Odoo") return `${phase}: Odoo's ${last.what}, ${moment}`;
  if (/sandbox_record/.test(last.what)) return `${phase}: the embedded Odoo's commit, before`;
  const own = steps.slice(0, -1);
  const begun = own.filter(({ what }) => what.startsWith("BEGIN;")).length;
  const [ended] = own.reduce(
    ([done, open], { what }) => (what.startsWith("BEGIN;") ? [done, true] : open && what === "COMMIT" ? [done + 1, false] : [done, open]),
    [0, false] as readonly [number, boolean],
  );
  const names = STORED[phase];
  if (begun > ended) return `${phase}: while ${names[ended] ?? "more"} is stored`;
  const asked = own.some(({ to, what }) => (to === "Odoo" && what === "commit") || /sandbox_record/.test(what));
  if (asked && ended < names.length) return `${phase}: after Odoo's answer`;
  return ended === 0 ? `${phase}: before anything is stored` : `${phase}: after ${names[ended - 1] ?? "more"} was stored`;
}
