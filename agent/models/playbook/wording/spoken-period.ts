import type { Speech } from "../../../languages/say/speech.ts";

/** " from 1 November 2026 to 30 November 2026", " on 5 November 2026" or " until 5 November 2026", as it follows what happened then; nothing where there is no end. */
export function spokenPeriod(from: string | null | undefined, to: string | null | undefined, { say, day }: Speech): string {
  if (!to) return "";
  if (!from) return say(" until {day}", { day: day(to) });
  return from === to ? say(" on {day}", { day: day(to) }) : say(" from {from} to {to}", { from: day(from), to: day(to) });
}
