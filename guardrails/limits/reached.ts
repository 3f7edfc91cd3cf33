import type { Decimal } from "decimal.js";
import { CopilotError } from "../../core/errors.ts";
import { type Cap, EVERY_USE } from "./caps.ts";
import type { Counter } from "./counters.ts";
import type { Span } from "./limits-schema.ts";
import type { Window } from "./window.ts";

interface Told {
  readonly timeZone: string;
  readonly currency: string;
  readonly windows: (span: Span) => Window;
}

/** Refuses what goes over a limit, and says when the limit ends. */
export function refuseOver(caps: readonly Cap[], isOver: (cap: Cap) => boolean, { timeZone, currency, windows }: Told): void {
  const cap = caps.find(isOver);
  if (!cap) return;
  const most = cap.measure === "spend" ? `${cap.most.toFixed(2)} ${currency}` : cap.most.toFixed();
  const scope = cap.useCase === EVERY_USE ? "" : " for this use";
  throw new CopilotError(
    "LIMIT",
    `This would go over your limit of ${most} ${cap.words}${scope}. It ends ${whenEnds(cap.span, windows(cap.span), timeZone)}; ask again then, or ask for less.`,
  );
}

/** What a counter holds in the window that runs now. */
export function usedOf(counters: readonly Counter[], cap: Cap, { startsAt }: Window): Decimal | undefined {
  return counters.find((one) => one.useCase === cap.useCase && one.measure === cap.measure && one.span === cap.span && one.startsAt >= startsAt)
    ?.used;
}

function whenEnds(span: Span, { endsAt }: Window, timeZone: string): string {
  if (span === "day") return "at midnight";
  return `at ${new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(endsAt)}`;
}
