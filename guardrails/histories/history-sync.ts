import type { Clock } from "../../core/clock.ts";
import { fromOdooDatetime, toOdooDatetime } from "../../core/dates.ts";
import type { Log } from "../../core/log.ts";
import type { Reader } from "../../odoo/reader.ts";
import type { Store } from "../../store/store.ts";
import { keepPage, lastRefresh, movesOnPage, noteRefresh, type Refresh } from "./history-store.ts";
import { newestWriteDate, readMovePage } from "./move-pages.ts";
import { createWholeReading } from "./whole-reading.ts";

/** Odoo writes a record's date when a transaction begins, so that one that ends later may carry an earlier date. */
const OVERLAP_MS = 10 * 60_000;
const STALE_MS = 5 * 60_000;
const RECONCILE_MS = 24 * 3_600_000;
/** What a question waits for a first reading, at most. */
const PATIENCE_MS = 5_000;

export interface HistorySyncDeps {
  readonly store: Pick<Store, "kind" | "pool" | "transaction">;
  /** The service's own reader, which sees every warehouse. */
  readonly reader: () => Promise<Reader>;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

export interface Synced {
  readonly read: number;
  readonly removed: number;
  readonly until: string | null;
  /** Other workers are still reading the rest of the whole. */
  readonly isOpen: boolean;
}

/** Keeps what customers took and vendors brought, as done moves of Odoo, by what was written since the last reading. */
export function createHistorySync({ store, reader, clock, log }: HistorySyncDeps) {
  const whole = createWholeReading({ store, reader, clock });
  let underWay: Promise<Synced> | undefined;
  let stopped = false;
  const isStopped = () => stopped;
  const isOlder = (at: Date, ms: number) => clock().getTime() - at.getTime() > ms;
  const known = () => lastRefresh(store.pool);

  /** Whether every move is to be compared: never done, a day ago, or begun and not ended. */
  async function isWholeDue(): Promise<boolean> {
    const last = await known();
    return last === undefined || isOlder(last.reconciled_at, RECONCILE_MS) || (await whole.isOpen());
  }

  /** One reading at a time in this process; whoever asks meanwhile is told of that one. With `all`, every move is compared and what is gone is removed. */
  function sync(all = false): Promise<Synced> {
    underWay ??= readAll(all).finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  async function readAll(all: boolean): Promise<Synced> {
    if (all || (await isWholeDue())) {
      await whole.plan();
      for (let shard = await whole.claim(); shard && !stopped; shard = await whole.claim()) await whole.readShard(shard, isStopped);
      const { moves, removed } = await whole.progress();
      return { read: moves, removed, until: (await known())?.read_until ?? null, isOpen: await whole.isOpen() };
    }
    const last = await known();
    return { read: last ? await readWritten(last) : 0, removed: 0, until: (await known())?.read_until ?? null, isOpen: false };
  }

  /** Reads what was written since; by ids, since within one second Odoo orders by what it doesn't show. */
  async function readWritten(last: Refresh): Promise<number> {
    const began = clock();
    const odoo = await reader();
    const newest = await newestWriteDate(odoo);
    const since = unread(last);
    let count = 0;
    for (let after: number | undefined = 0; after !== undefined && !stopped; ) {
      const at = clock();
      const page = await readMovePage(odoo, { fitting: [["write_date", ">=", since]], after, page: movesOnPage(store) });
      await store.transaction((client) => keepPage(client, page, at));
      count += page.moves.length;
      after = page.to;
    }
    if (!stopped) await noteRefresh(store.pool, began, last.reconciled_at, newest);
    return count;
  }

  function failed(error: unknown): undefined {
    if (!stopped) log.warn({ err: error }, "the past could not be read from Odoo; what was read before is used");
  }

  return {
    sync,
    whole,
    isWholeDue,
    readUntil: async (): Promise<Date | null> => (await known())?.refreshed_at ?? null,
    /** Reads one shard of a whole reading, for a worker that was told of it; nothing where another reads it. */
    async readShard(first: number): Promise<void> {
      const shard = await whole.claim(first);
      if (shard) await whole.readShard(shard, isStopped);
    },
    /** From the program's sweep: reads what is new when the last reading is older than some minutes. */
    async runWhenDue(): Promise<void> {
      const last = await known();
      if (last === undefined || isOlder(last.refreshed_at, STALE_MS)) await sync().catch(failed);
    },
    /** Waits a moment where nothing was ever read; false where the past is not whole yet, so that nothing can be said of it. */
    async ready(): Promise<boolean> {
      const last = await known();
      if (last !== undefined && !isOlder(last.refreshed_at, STALE_MS)) return true;
      const reading = sync().catch(failed);
      if (last !== undefined) return true;
      await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
      return (await known()) !== undefined;
    },
    /** For a program that ends: what is under way stops after its page, and goes on where it was at the next start. */
    async stop(): Promise<void> {
      stopped = true;
      await underWay?.catch(failed);
    },
  };
}

/** From when on something may have been written that was not read; what lies so far back that it has long been committed was. */
function unread({ read_until, refreshed_at }: Refresh): string {
  const until = fromOdooDatetime(read_until).getTime();
  return toOdooDatetime(new Date(refreshed_at.getTime() - until > OVERLAP_MS ? until + 1_000 : until - OVERLAP_MS));
}

export type HistorySync = ReturnType<typeof createHistorySync>;
