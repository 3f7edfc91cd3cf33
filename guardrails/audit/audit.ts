import type { KeyObject } from "node:crypto";
import type { Writable } from "node:stream";
import type { ClientBase, PoolClient } from "pg";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { CopilotError } from "../../core/errors.ts";
import { canonicalJson } from "../../core/json.ts";
import { lockInTransaction } from "../../store/advisory-lock.ts";
import type { Signer } from "../../store/signer.ts";
import type { Store } from "../../store/store.ts";
import { type AuditEntry, type AuditEvent, auditEventSchema } from "./entry.ts";
import { type ConsistencyEvidence, consistencyEvidence, type InclusionEvidence, inclusionEvidence, newestHead } from "./evidence.ts";
import { exportLog } from "./export.ts";
import { groupAppends } from "./group-appends.ts";
import { isSignedBy, type SignedHead, signHead } from "./head.ts";
import { readHeadFile, type StagedHead, stageHead } from "./head-file.ts";
import { listEntries } from "./list.ts";
import { extend, type Frontier, leafHash } from "./merkle.ts";
import { hasPending, storePending } from "./pending.ts";
import type { ConsistencyProof, InclusionProof } from "./proof.ts";
import { proveConsistency, proveInclusion } from "./prove.ts";
import { type EntryRow, growTree, readTree } from "./rows.ts";
import { type Verification, verifyLog } from "./verify.ts";

/** Where an append put its entries. */
export interface Appended {
  readonly first: number;
  readonly last: number;
}

/** Records events in the caller's transaction; call it last, because it holds the log's lock until the commit. */
export type Append = (events: readonly AuditEvent[]) => Promise<Appended>;

export interface Audit {
  readonly publicKey: KeyObject;
  /** Puts events on the record or throws; whoever can't record an intent must not carry it out. */
  append: Append;
  /** The same for what no answer waits for: it is stored with the next entries, a moment later at most. */
  appendSoon: Append;
  /** Stores events at once, and has the tree take them in within a second; throws like `append`. For what changes nothing. */
  submit(events: readonly AuditEvent[]): Promise<void>;
  /** When every append so far is stored or has failed: a program that ends waits for it. */
  settled(): Promise<void>;
  /** Stores the caller's rows and the entries about them together, or neither. */
  transaction<Result>(work: (client: PoolClient, append: Append) => Promise<Result>): Promise<Result>;
  /** Recomputes the log from its rows; `head` is one that an auditor kept, by default the one beside the database. */
  verify(options?: { readonly head?: SignedHead }): Promise<Verification>;
  inclusionProof(seq: number, size: number): Promise<InclusionProof>;
  consistencyProof(first: number, second: number): Promise<ConsistencyProof>;
  /** The newest signed head, for anchoring it outside. */
  newestHead(): Promise<SignedHead>;
  inclusionEvidence(seq: number): Promise<InclusionEvidence>;
  consistencyEvidence(first: number): Promise<ConsistencyEvidence>;
  /** Newest first. */
  list(options: { readonly limit: number; readonly before?: number }): Promise<readonly AuditEntry[]>;
  /** Writes the log, every signed head and the public key as NDJSON, for verify-export.mjs. */
  exportLog(stream: Writable): Promise<void>;
}

export interface AuditOptions {
  readonly store: Store;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Outside the database: shows when the log's tail was cut off. */
  readonly headFile: string;
}

/** A log that took entries so recently is believed to take the next. */
const SURE_MS = 60_000;

export function createAudit({ store, signer, clock, headFile }: AuditOptions): Audit {
  let publishing: Promise<unknown> = Promise.resolve();
  let tookEntriesAt = Number.NEGATIVE_INFINITY;

  /** One after the other, so that the file never goes back to a smaller tree. */
  const publish = (staged: StagedHead): Promise<void> => {
    const done = publishing.then(() => staged.publish());
    publishing = done.catch(() => undefined);
    return done;
  };

  const transaction: Audit["transaction"] = async (work) => {
    const staged: StagedHead[] = [];
    const appendTo =
      (client: ClientBase): Append =>
      async (events) => {
        const { head, ...appended } = await appendEntries(client, signer, clock, headFile, events);
        if (head) staged.push(await stageHead(headFile, head, store.kind === "postgres"));
        return appended;
      };
    try {
      const result = await store.transaction((client) => work(client, appendTo(client)));
      for (const head of staged) await publish(head);
      return result;
    } finally {
      for (const head of staged) await head.discard();
    }
  };

  const grouped = groupAppends(async (events) => {
    try {
      const appended = await transaction((_, appendNow) => appendNow(events));
      tookEntriesAt = performance.now();
      return appended;
    } catch (error) {
      tookEntriesAt = Number.NEGATIVE_INFINITY;
      throw error;
    }
  });
  const append: Append = async (events) => grouped.append(checkedEvents(events));
  const appendSoon: Append = async (events) => grouped.appendSoon(checkedEvents(events));

  const submit: Audit["submit"] = async (events) => {
    const checked = checkedEvents(events);
    if (performance.now() - tookEntriesAt > SURE_MS) {
      await grouped.append(checked);
      return;
    }
    await storePending(store.pool, checked, clock());
    grouped.mergeLater();
  };

  /** The log is read with what waits for it, also from a program that was stopped; one that takes no entries is read as it is. */
  async function whole<Result>(read: () => Promise<Result>): Promise<Result> {
    await grouped.settled();
    if (await hasPending(store.pool).catch(() => false)) await grouped.append([]).catch(() => undefined);
    return read();
  }

  return {
    publicKey: signer.publicKey,
    transaction,
    append,
    appendSoon,
    submit,
    settled: grouped.settled,
    verify: (options) => whole(() => verifyLog(store.pool, signer.publicKey, headFile, options?.head)),
    inclusionProof: (seq, size) => proveInclusion(store.pool, seq, size),
    consistencyProof: (first, second) => proveConsistency(store.pool, first, second),
    newestHead: () => whole(() => newestHead(store.pool)),
    inclusionEvidence: (seq) => whole(() => inclusionEvidence(store.pool, signer.publicKey, seq)),
    consistencyEvidence: (first) => whole(() => consistencyEvidence(store.pool, signer.publicKey, first)),
    list: (options) => whole(() => listEntries(store.pool, options)),
    exportLog: (stream) => whole(() => exportLog(store.pool, signer.publicKey, stream)),
  };
}

/** What waited comes first: it was stored before. */
async function appendEntries(client: ClientBase, signer: Signer, clock: Clock, headFile: string, events: readonly AuditEvent[]) {
  const checked = events.map(checkedEvent);
  await lockInTransaction(client, "audit");
  const outside = await readHeadFile(headFile);
  const { frontier, root, pending } = await readTree(client, outside?.treeSize ?? 0);
  if (!frontier || (outside && !continues(signer.publicKey, outside, frontier, root))) throw notTheLog(headFile);

  const at = clock();
  const own = checked.map((event) => ({ event, at }));
  const taken = pending.map((one) => ({ event: checkedEvent(one.event), at: one.at }));
  const rows = [...taken, ...own].map((one, index) => entryRow(one.event, frontier.size + 1 + index, one.at));
  const place = { first: frontier.size + taken.length + 1, last: frontier.size + rows.length };
  if (rows.length === 0) return { head: undefined, ...place };
  const grown = rows.reduce((tree, { leafHash: leaf }) => extend(tree, leaf), frontier);
  const head = signHead(signer, grown, at.toISOString());
  await growTree(client, rows, grown, head);
  return { head, ...place };
}

/** An append to a log that was cut off or rewritten would replace the outside head, the only evidence of it. */
function continues(publicKey: KeyObject, outside: SignedHead, frontier: Frontier, root: string | undefined): boolean {
  if (outside.treeSize > frontier.size || !isSignedBy(publicKey, outside)) return false;
  return outside.treeSize === 0 || root === outside.root;
}

function notTheLog(headFile: string): CopilotError {
  return new CopilotError(
    "STORE_UNAVAILABLE",
    `The audit log does not continue the signed head in ${headFile}, so nothing is written. Run "cs audit verify" to see what is missing; to go on with this log all the same, keep that file elsewhere as evidence and start again.`,
  );
}

function checkedEvents(events: readonly AuditEvent[]): AuditEvent[] {
  if (events.length === 0) throw new TypeError("An append needs at least one event.");
  return events.map(checkedEvent);
}

function checkedEvent(event: unknown): AuditEvent {
  const parsed = auditEventSchema.safeParse(event);
  if (parsed.success) return parsed.data;
  throw new TypeError(`This can't stand in the audit log: ${z.prettifyError(parsed.error)}`);
}

function entryRow(event: AuditEvent, seq: number, at: Date): EntryRow {
  const entry: AuditEntry = { ...event, seq, at: at.toISOString() };
  const body = canonicalJson(entry);
  return { seq, at, kind: event.kind, principal: event.principal, body, leafHash: leafHash(body) };
}
