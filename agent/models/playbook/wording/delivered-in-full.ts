import type { Speech } from "../../../languages/say/speech.ts";

/** That nothing of an order is open, and when the last of it left. */
export function deliveredInFull(name: string, last: string | null | undefined, { say, day }: Speech): string {
  return last
    ? say("{name} has been delivered in full; the last delivery left on {day}.", { name, day: day(last) })
    : say("{name} has been delivered in full.", { name });
}
