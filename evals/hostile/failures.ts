const MOST_KEPT = 200;

/** What must not be, as sentences; kept once each, so that one leak in a loop doesn't fill the memory. */
export interface Failures {
  add(sentence: string): void;
  /** All so far, in the order in which they were found. */
  all(): readonly string[];
}

export function createFailures(): Failures {
  const found = new Set<string>();
  return {
    add(sentence) {
      if (found.size < MOST_KEPT) found.add(sentence.length > 600 ? `${sentence.slice(0, 600)}…` : sentence);
    },
    all: () => [...found],
  };
}
