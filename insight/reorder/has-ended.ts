/** A part with no known demand for so many periods has ended, as far as the history tells: no stock is planned for it. */
const ENDED_AFTER = 12;

/** Whether the history of a part has stopped. */
export function hasEnded(history: readonly (number | null)[]): boolean {
  const last = history.findLastIndex((units) => units !== null);
  return last === -1 || history.length - 1 - last >= ENDED_AFTER;
}
