import type { Pool } from "pg";
import { CopilotError } from "../core/errors.ts";
import type { Principal } from "../core/principal.ts";
import type { OwnRecord, RecordedApproval, Span } from "../tools/own-record.ts";
import { mayAudit, type Policy, rolePolicies } from "./policy.ts";

const COUNTED = [
  "turn_ended",
  "handed_over",
  "answer_withheld",
  "tool_denied",
  "change_denied",
  "change_proposed",
  "approval_decided",
  "approval_expired",
  "commit_done",
  "commit_failed",
] as const;

/** Reads audit and approvals for the tools; who audits sees all of it, who countersigns counts and the approvals that are theirs. */
export function createOwnRecord({ pool, policy }: { readonly pool: Pick<Pool, "query">; readonly policy: Policy }) {
  const may = (principal: Principal) => {
    const audits = mayAudit(policy, principal);
    const manages = rolePolicies(policy, principal).some((role) => role.countersigns_up_to !== undefined);
    if (!audits && !manages)
      throw new CopilotError("DENIED", "The record of what Countersign did is for auditors and for those who countersign. Ask one of them.");
    return audits;
  };

  return (principal: Principal): OwnRecord => ({
    async approvals(span, limit) {
      const audits = may(principal);
      const companies = principal.companies === "all" ? null : principal.companies.map(String);
      const { rows } = await pool.query(
        `select id, kind, use_case, status, requester, created_at from approval
         where ((created_at >= $1 and created_at < $2) or (decided_at >= $1 and decided_at < $2))
           and ($3::boolean or ((requirement->'requesters' ? $4 or requirement->'approvers' ?| $5::text[]) and ($6::text[] is null or company::text = any($6))))
         order by coalesce(decided_at, created_at) desc, id limit $7`,
        [span.from, span.until, audits, principal.id, principal.roles, companies, limit],
      );
      const decisions = await decisionsOf(rows.map(({ id }) => String(id)));
      const approvals = rows.map(
        (row): RecordedApproval => ({
          id: String(row["id"]),
          kind: String(row["kind"]),
          useCase: String(row["use_case"]),
          status: String(row["status"]),
          requester: String(row["requester"]),
          requestedAt: new Date(row["created_at"]),
          decisions: decisions.filter(({ approval }) => approval === row["id"]),
        }),
      );
      return { approvals, of: audits ? "all" : "own" };
    },

    async activity({ from, until }: Span) {
      may(principal);
      const inSpan = [from, until];
      const { rows } = await pool.query(
        `select kind, body::json->>'outcome' as outcome, body::json->>'useCase' as use_case, body::json->>'decision' as decision, count(*)::int as count
         from audit_entry where at >= $1 and at < $2 and kind = any($3) group by 1, 2, 3, 4 order by 5 desc limit 500`,
        [...inSpan, COUNTED],
      );
      const { rows: asked } = await pool.query(
        "select count(distinct principal)::int as people from audit_entry where at >= $1 and at < $2 and kind = 'turn_started'",
        inSpan,
      );
      return {
        tallies: rows.map((row) => ({
          kind: String(row["kind"]),
          outcome: row["outcome"] ?? null,
          useCase: row["use_case"] ?? null,
          decision: row["decision"] ?? null,
          count: Number(row["count"]),
        })),
        people: Number(asked[0]?.["people"] ?? 0),
      };
    },
  });

  async function decisionsOf(ids: readonly string[]) {
    if (ids.length === 0) return [];
    const { rows } = await pool.query("select approval, decided_by, decision, at from approval_decision where approval = any($1) order by at, id", [
      ids,
    ]);
    return rows.map((row) => ({
      approval: row["approval"],
      by: String(row["decided_by"]),
      decision: row["decision"],
      at: new Date(row["at"]),
    }));
  }
}
