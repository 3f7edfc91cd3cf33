import type { Policy } from "../policy.ts";

export type Kept = keyof Policy["retention"]["days"];

/** One thing that is pruned: `$1` is the instant before which it is no longer kept, `$2` the most of one run. */
export interface Pruning {
  readonly name: string;
  readonly kept: Kept;
  readonly sql: string;
  /** Pruned only where this table exists: the checkpoints are made by their own library. */
  readonly table?: string;
}

const ENDED = "status in ('committed', 'rejected', 'expired', 'void', 'failed')";
/** Its checkpoints are of use until it ended; this is when it did, or could no longer do anything. */
const ENDED_AT = "greatest(created_at, coalesce(decided_at, expires_at))";

/** The conversations, and the approvals' own graph threads, whose checkpoints nobody resumes any more. */
const OLD_GRAPH_THREADS = `select 'turn:' || id as graph_thread from thread where updated_at < $1
  union all select graph_thread from approval where ${ENDED} and ${ENDED_AT} < $1`;

function checkpoints(table: string): Pruning {
  return {
    name: table,
    kept: "conversations",
    table: `public.${table}`,
    sql: `delete from public.${table} where thread_id in (
      select distinct thread_id from public.${table} where thread_id in (${OLD_GRAPH_THREADS}) limit $2)`,
  };
}

/** In this order: what speaks of a conversation goes before the conversation does. */
export const PRUNINGS: readonly Pruning[] = [
  checkpoints("checkpoint_writes"),
  checkpoints("checkpoint_blobs"),
  checkpoints("checkpoints"),
  {
    name: "vault_entry",
    kept: "vault",
    sql: `delete from vault_entry where (thread, placeholder) in (
      select thread, placeholder from vault_entry where not exists (select 1 from thread where thread.id = vault_entry.thread and updated_at >= $1) limit $2)`,
  },
  { name: "turn", kept: "conversations", sql: "delete from turn where id in (select id from turn where created_at < $1 limit $2)" },
  {
    name: "thread",
    kept: "conversations",
    sql: `delete from thread where id in (
      select id from thread where updated_at < $1 and not exists (select 1 from turn where turn.thread = thread.id) limit $2)`,
  },
  {
    name: "approval_decision",
    kept: "approvals",
    sql: `update approval_decision set note_sealed = null where id in (
      select approval_decision.id from approval_decision join approval on approval.id = approval_decision.approval
      where note_sealed is not null and ${ENDED} and ${ENDED_AT} < $1 limit $2)`,
  },
  {
    name: "approval",
    kept: "approvals",
    sql: `update approval set sealed_change = '', sealed_effect = '', outcome_text_sealed = null, receipt_sealed = null, commit_id_sealed = null,
        pruned_at = $3, version = version + 1
      where id in (select id from approval where pruned_at is null and ${ENDED} and ${ENDED_AT} < $1 limit $2)`,
  },
  {
    name: "case_item",
    kept: "cases",
    sql: `update case_item set evidence_sealed = null
      where id in (select id from case_item where evidence_sealed is not null and created_at < $1 limit $2)`,
  },
  { name: "session", kept: "sessions", sql: "delete from session where id_hash in (select id_hash from session where expires_at < $1 limit $2)" },
  {
    name: "sign_in",
    kept: "sessions",
    sql: "delete from sign_in where state_hash in (select state_hash from sign_in where expires_at < $1 limit $2)",
  },
  { name: "spent_once", kept: "sessions", sql: "delete from spent_once where id in (select id from spent_once where expires_at < $1 limit $2)" },
  {
    name: "limit_counter",
    kept: "counters",
    sql: `delete from limit_counter where (principal, use_case, measure, span) in (
      select principal, use_case, measure, span from limit_counter where starts_at < $1 limit $2)`,
  },
  {
    name: "limit_contact",
    kept: "counters",
    sql: "delete from limit_contact where (principal, record) in (select principal, record from limit_contact where seen_in < $1 limit $2)",
  },
  { name: "limit_turn", kept: "counters", sql: "delete from limit_turn where turn in (select turn from limit_turn where started_at < $1 limit $2)" },
  { name: "turn_grade", kept: "quality", sql: "delete from turn_grade where turn in (select turn from turn_grade where at < $1 limit $2)" },
  { name: "turn_feedback", kept: "quality", sql: "delete from turn_feedback where turn in (select turn from turn_feedback where at < $1 limit $2)" },
];
