import type { Pool, PoolClient, QueryResultRow } from "pg";
import { CopilotError } from "../../core/errors.ts";
import { digestOf } from "../../core/json.ts";
import type { Money } from "../../core/money.ts";
import { APPROVAL_STATUSES, type ApprovalStatus } from "../../core/wire.ts";
import type { Sealer } from "../../store/seal.ts";
import type { Approval, Decision, SealedPlan, UnreadableApproval } from "./approval.ts";

type Queryable = Pick<Pool | PoolClient, "query">;

const COLUMNS = `id, thread, digest, kind, status, requester, use_case, use_case_version, sealed_change, sealed_effect, effect_hash,
  requirement, policy_digest, commit_id_sealed, created_at, expires_at, decided_at, outcome_text_sealed, receipt_sealed,
  document, policy_kind, standing_order, pruned_at`;

/** Statuses in which a change counts as done or about to be. */
const UNDER_WAY = ["approved", "committing", "committed", "unknown"] as const satisfies readonly ApprovalStatus[];

/** Approvals as rows; what a change holds is sealed, only what must be searched is in clear. */
export function createApprovalStore(sealer: Sealer) {
  const seal = (value: unknown) => sealer.seal("approval", JSON.stringify(value));
  // A sealed column is opened with the type it was sealed with: AES-GCM vouches that nobody else wrote it.
  const open = <Value>(sealed: Buffer): Value => JSON.parse(sealer.open("approval", sealed));

  function fromRow(row: QueryResultRow): Approval {
    const effect = open<Approval["effect"]>(row["sealed_effect"]);
    if (digestOf(effect) !== row["effect_hash"])
      throw new CopilotError("STALE", "The stored effect of this approval doesn't match its hash. It can't be used; propose the change again.");
    return {
      id: row["id"],
      thread: row["thread"],
      digest: row["digest"],
      status: statusOf(row["status"]),
      requester: row["requester"],
      useCase: row["use_case"],
      useCaseVersion: row["use_case_version"],
      ...planOf(open<Partial<SealedPlan> & Pick<SealedPlan, "change" | "origin">>(row["sealed_change"])),
      effect,
      effectHash: row["effect_hash"],
      requirement: row["requirement"],
      policyDigest: row["policy_digest"],
      createdAt: row["created_at"],
      expiresAt: row["expires_at"],
      decidedAt: row["decided_at"] ?? null,
      document: row["document"] ?? null,
      policyKind: row["policy_kind"] ?? null,
      standingOrder: row["standing_order"] ?? null,
      outcome: row["outcome_text_sealed"] ? open<string>(row["outcome_text_sealed"]) : null,
      receipt: row["receipt_sealed"] ? open<Approval["receipt"]>(row["receipt_sealed"]) : null,
      commitId: row["commit_id_sealed"] ? open<string>(row["commit_id_sealed"]) : null,
    };
  }

  /** A row that can't be opened must not keep the others from being seen. */
  function fromAnyRow(row: QueryResultRow): Approval | UnreadableApproval {
    try {
      return fromRow(row);
    } catch {
      return {
        unreadable: true,
        ...(row["pruned_at"] ? { pruned: { at: row["pruned_at"], digest: row["digest"] } } : {}),
        id: row["id"],
        status: APPROVAL_STATUSES.find((known) => known === row["status"]) ?? "void",
        kind: row["kind"],
        requester: row["requester"],
        useCase: row["use_case"],
        useCaseVersion: row["use_case_version"],
        createdAt: row["created_at"],
        expiresAt: row["expires_at"],
      };
    }
  }

  /** A receipt that can't be opened vouches for nothing, so that its amount counts. */
  function receiptOf(sealed: Buffer | null): Approval["receipt"] {
    try {
      return sealed ? open<Approval["receipt"]>(sealed) : null;
    } catch {
      return null;
    }
  }

  return {
    async insert(db: Queryable, approval: Approval): Promise<void> {
      await db.query(
        `insert into approval (id, thread, graph_thread, digest, kind, status, requester, use_case, use_case_version, sealed_change, sealed_effect,
           effect_hash, company, amount, currency, requirement, policy_digest, created_at, expires_at, decided_at, document, policy_kind,
           standing_order, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1)`,
        [
          approval.id,
          approval.thread,
          `approval:${approval.id}`,
          approval.digest,
          approval.change.kind,
          approval.status,
          approval.requester,
          approval.useCase,
          approval.useCaseVersion,
          seal({
            change: approval.change,
            origin: approval.origin,
            provenance: approval.provenance,
            duplicates: approval.duplicates,
          } satisfies SealedPlan),
          seal(approval.effect),
          approval.effectHash,
          String(approval.change.company),
          approval.effect.amount,
          approval.effect.currency,
          JSON.stringify(approval.requirement),
          approval.policyDigest,
          approval.createdAt,
          approval.expiresAt,
          approval.decidedAt,
          approval.document,
          approval.policyKind,
          approval.standingOrder,
        ],
      );
    },

    async find(db: Queryable, id: string, lock: "lock" | "read" = "read"): Promise<Approval | undefined> {
      // PostgreSQL takes no NUL in a text, and what it refuses would look like our own failure.
      if (id.includes("\u0000")) return undefined;
      const { rows } = await db.query(`select ${COLUMNS} from approval where id = $1${lock === "lock" ? " for update" : ""}`, [id]);
      return rows[0] ? fromRow(rows[0]) : undefined;
    },

    /** Like find, for showing: what can't be opened is said to be so. */
    async findAny(db: Queryable, id: string): Promise<Approval | UnreadableApproval | undefined> {
      if (id.includes("\u0000")) return undefined;
      const { rows } = await db.query(`select ${COLUMNS} from approval where id = $1`, [id]);
      return rows[0] && fromAnyRow(rows[0]);
    },

    /** The newest; with `concerns`, of those that this person or one of these roles asked for or decides on. */
    async list(
      db: Queryable,
      filter: {
        readonly status?: ApprovalStatus;
        readonly thread?: string;
        readonly concerns?: { readonly person: string; readonly roles: readonly string[] };
        readonly limit: number;
      },
    ): Promise<(Approval | UnreadableApproval)[]> {
      const { rows } = await db.query(
        `select ${COLUMNS} from approval where ($1::text is null or status = $1) and ($2::text is null or thread = $2)
           and ($4::text is null or requirement->'requesters' ? $4 or requirement->'approvers' ?| $5::text[])
         order by created_at desc, id limit $3`,
        [filter.status ?? null, filter.thread ?? null, filter.limit, filter.concerns?.person ?? null, filter.concerns?.roles ?? []],
      );
      return rows.map(fromAnyRow);
    },

    async idsIn(db: Queryable, statuses: readonly ApprovalStatus[]): Promise<string[]> {
      const { rows } = await db.query("select id from approval where status = any($1) order by created_at limit 500", [statuses]);
      return rows.map((row) => String(row["id"]));
    },

    /** Commits that were begun before an instant and never ended. */
    async interruptedIds(db: Queryable, before: Date): Promise<string[]> {
      const { rows } = await db.query("select id from approval where status = 'committing' and decided_at < $1 order by created_at limit 500", [
        before,
      ]);
      return rows.map((row) => String(row["id"]));
    },

    /** Moves an approval on; `from` guards against a status that has moved meanwhile. */
    async move(
      db: Queryable,
      id: string,
      from: readonly ApprovalStatus[],
      to: ApprovalStatus,
      with_: Partial<Pick<Approval, "outcome" | "receipt" | "commitId">> & { readonly at: Date },
    ): Promise<boolean> {
      const { rowCount } = await db.query(
        `update approval set status = $3, version = version + 1,
           decided_at = case when $3 in ('approved', 'rejected') then $4 else decided_at end,
           outcome_text_sealed = coalesce($5, outcome_text_sealed), receipt_sealed = coalesce($6, receipt_sealed), commit_id_sealed = coalesce($7, commit_id_sealed)
         where id = $1 and status = any($2)`,
        [
          id,
          from,
          to,
          with_.at,
          with_.outcome ? seal(with_.outcome) : null,
          with_.receipt ? seal(with_.receipt) : null,
          with_.commitId ? seal(with_.commitId) : null,
        ],
      );
      return rowCount === 1;
    },

    async addDecision(db: Queryable, approval: string, decision: Decision): Promise<void> {
      await db.query(
        "insert into approval_decision (id, approval, decided_by, decision, digest, note_sealed, at, acting_for, delegation) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
          crypto.randomUUID(),
          approval,
          decision.by,
          decision.decision,
          decision.digest,
          decision.note === null ? null : seal(decision.note),
          decision.at,
          decision.actingFor,
          decision.delegation,
        ],
      );
    },

    async decisions(db: Queryable, approval: string): Promise<Decision[]> {
      const { rows } = await db.query(
        "select decided_by, decision, digest, note_sealed, at, acting_for, delegation from approval_decision where approval = $1 order by at, id",
        [approval],
      );
      return rows.map((row) => ({
        by: row["decided_by"],
        decision: row["decision"],
        digest: row["digest"],
        note: row["note_sealed"] ? open<string>(row["note_sealed"]) : null,
        at: row["at"],
        actingFor: row["acting_for"] ?? null,
        delegation: row["delegation"] ?? null,
      }));
    },

    /**
     * What a requester had approved since an instant under a kind of the policy, carried out or about to be; when it was
     * asked for does not count. Of two that wait to be carried out the later one counts the earlier, never both each other.
     * A record that one of them created and that is touched again counts once.
     */
    async committedSince(db: Queryable, query: DayQuery): Promise<Money[]> {
      const { rows } = await db.query(
        `select amount::text, currency, receipt_sealed from approval
         where requester = $1 and (policy_kind = $2 or policy_kind is null) and status = any($3) and coalesce(decided_at, created_at) >= $4 and id <> $5
           and (status <> 'approved' or $6::timestamptz is null or (decided_at, id) < ($6::timestamptz, $5))`,
        [query.requester, query.policyKind, UNDER_WAY, query.since, query.except, query.before],
      );
      const others = rows.filter((row) => !isAbout(receiptOf(row["receipt_sealed"]), query.touches));
      return others.map((row) => ({ amount: String(row["amount"]), currency: String(row["currency"]) }));
    },

    /** What a standing order has signed for since an instant. */
    async signedByOrder(db: Queryable, order: string, since: Date, except: string): Promise<Money[]> {
      const { rows } = await db.query(
        `select amount::text, currency from approval
         where standing_order = $1 and status = any($2) and coalesce(decided_at, created_at) >= $3 and id <> $4`,
        [order, UNDER_WAY, since, except],
      );
      return rows.map((row) => ({ amount: String(row["amount"]), currency: String(row["currency"]) }));
    },

    /** Earlier approvals that put the same into a document and that wait, are under way or are done since an instant. */
    async withDocument(db: Queryable, document: string, since: Date, now: Date, except: string): Promise<(Approval | UnreadableApproval)[]> {
      const { rows } = await db.query(
        `select ${COLUMNS} from approval where document = $1 and id <> $4 and coalesce(decided_at, created_at) >= $2
           and ((status = 'pending' and expires_at > $3) or status = any($5)) order by created_at, id limit 50`,
        [document, since, now, except, UNDER_WAY],
      );
      return rows.map(fromAnyRow);
    },
  };
}

export type ApprovalStore = ReturnType<typeof createApprovalStore>;

/** Whose day is added up, and for which change. */
export interface DayQuery {
  readonly requester: string;
  readonly policyKind: string;
  readonly since: Date;
  /** The approval at hand, and when it was approved if it was. */
  readonly except: string;
  readonly before: Date | null;
  readonly touches: Pick<Approval["change"], "model" | "ids">;
}

/** Whether all that a change touches is what a receipt says was created or touched before. */
function isAbout(receipt: Approval["receipt"], { model, ids }: DayQuery["touches"]): boolean {
  return receipt !== null && receipt.model === model && ids.length > 0 && ids.every((id) => receipt.ids.includes(id));
}

/** Rows of earlier versions hold less: what nobody kept account of is unknown. */
function planOf({ change, origin, provenance, duplicates }: Partial<SealedPlan> & Pick<SealedPlan, "change" | "origin">): SealedPlan {
  return { change, origin, provenance: provenance ?? { seenBy: "language model", influences: "unknown" }, duplicates: duplicates ?? [] };
}

function statusOf(text: unknown): ApprovalStatus {
  const status = APPROVAL_STATUSES.find((known) => known === text);
  if (!status) throw new CopilotError("STALE", "This approval has a status that the program doesn't know. Update the program.");
  return status;
}
