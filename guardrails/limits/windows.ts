import type { Clock } from "../../core/clock.ts";
import type { Principal } from "../../core/principal.ts";
import type { Span } from "./limits-schema.ts";
import { type Window, windowOf } from "./window.ts";

/** The windows that run at one instant, for one person. */
export type WindowsNow = (span: Span) => Window;

/** Working out when a day begins costs more than the call that is counted, so that the latest window of each span is kept. */
export function createWindows(clock: Clock): (person: Pick<Principal, "timeZone">) => WindowsNow {
  const latest = new Map<string, Window>();
  return ({ timeZone }) => {
    const now = clock();
    return (span) => {
      const known = latest.get(`${timeZone} ${span}`);
      if (known && known.startsAt <= now && now < known.endsAt) return known;
      const window = windowOf(span, now, timeZone);
      latest.set(`${timeZone} ${span}`, window);
      return window;
    };
  };
}
