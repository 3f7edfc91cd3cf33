import type { Append, Appended } from "./audit.ts";
import type { AuditEvent } from "./entry.ts";

const MOST_EVENTS = 200;
/** How long an entry that nobody waits for may wait for others to be stored with. */
const SOON_MS = 25;
/** The longest time in which what is stored already is taken into the tree. */
const MERGE_DELAY_MS = 1_000;

export interface GroupedAppends {
  readonly append: Append;
  /** Stored with the next append, or alone a moment later: for an entry that no answer waits for. */
  readonly appendSoon: Append;
  /** Has the log take in what is stored already: with the next append, or alone within the merge delay. */
  readonly mergeLater: () => void;
  /** When everything so far is stored or has failed. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly events: readonly AuditEvent[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The log takes one append at a time, so those that come while one is being stored are stored together by the next.
 * Each caller still waits until its own entries are committed, and fails when they are not.
 */
export function groupAppends(append: Append): GroupedAppends {
  const queue: Waiting[] = [];
  let draining: Promise<void> | undefined;
  let later: { readonly timer: NodeJS.Timeout; readonly due: number } | undefined;

  function drainWithin(ms: number): void {
    const due = performance.now() + ms;
    if (later && later.due <= due) return;
    clearTimeout(later?.timer);
    later = { timer: setTimeout(() => void drainNow(), ms), due };
  }

  function drainNow(): Promise<void> {
    clearTimeout(later?.timer);
    later = undefined;
    // With nothing to store, drain() ends before its promise could be kept here, and the kept one would never end again.
    if (queue.length > 0) draining ??= drain();
    return draining ?? Promise.resolve();
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) await store(nextGroup(queue));
    draining = undefined;
  }

  async function store(group: readonly Waiting[]): Promise<void> {
    try {
      let { first } = await append(group.flatMap(({ events }) => events));
      for (const { events, resolve } of group) {
        resolve({ first, last: first + events.length - 1 });
        first += events.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    append: (events) =>
      new Promise((resolve, reject) => {
        queue.push({ events, resolve, reject });
        void drainNow();
      }),
    appendSoon: (events) =>
      new Promise((resolve, reject) => {
        queue.push({ events, resolve, reject });
        drainWithin(SOON_MS);
      }),
    mergeLater() {
      // A failure stops the appends that follow; nobody waits for this one.
      if (!queue.some(({ events }) => events.length === 0)) queue.push({ events: [], resolve: ignore, reject: ignore });
      drainWithin(MERGE_DELAY_MS);
    },
    settled: () => drainNow(),
  };
}

function ignore(): void {}

function nextGroup(queue: Waiting[]): Waiting[] {
  const group = queue.splice(0, 1);
  let size = group[0]?.events.length ?? 0;
  for (let next = queue[0]; next && size + next.events.length <= MOST_EVENTS; next = queue[0]) {
    size += next.events.length;
    group.push(...queue.splice(0, 1));
  }
  return group;
}
