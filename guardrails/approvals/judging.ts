import type { PoolClient } from "pg";
import type { Change, Effect } from "../../core/change.ts";
import type { Clock } from "../../core/clock.ts";
import { dayIn, instantIn } from "../../core/dates.ts";
import { digestOf, type JsonObject } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import type { Reader } from "../../odoo/reader.ts";
import { lockInTransaction } from "../../store/advisory-lock.ts";
import type { InsightStanding, WatchedInsight } from "../../tools/insight-standing.ts";
import { pausesOf } from "../monitoring/pauses.ts";
import { matchesChange, type Policy } from "../policy.ts";
import { judge, RULES } from "../rules/judge.ts";
import type { Duplicate, OfferedOrder, Verdict } from "../rules/rule.ts";
import type { StandingOrder } from "../standing-orders/standing-order.ts";
import type { StandingOrders } from "../standing-orders/standing-orders.ts";
import type { Approval, UnreadableApproval } from "./approval.ts";
import { approvalKindOf } from "./approval-kind.ts";
import type { ApprovalStore } from "./approval-store.ts";
import { DOCUMENT_MODELS, digestOfDocument, isDocumentModel } from "./document.ts";
import { findInOdoo, isWithinTolerance } from "./odoo-documents.ts";

export interface JudgingDeps {
  readonly policy: Policy;
  readonly approvalStore: ApprovalStore;
  readonly standingOrders: Pick<StandingOrders, "inForce" | "recheck">;
  /** Whether an estimate is trusted; absent where no past is kept, so that none is in use. */
  readonly standing?: ((insight: WatchedInsight, db: PoolClient) => Promise<InsightStanding>) | undefined;
  readonly clock: Clock;
  /** Reads Odoo as the requester may; never inside a transaction, as the embedded Odoo shares its database. */
  readonly readerFor: (principal: Principal) => Promise<Reader>;
}

/** A change with everything that the rules may want to know of how it came about. */
export interface Subject {
  readonly change: Change;
  readonly effect: Effect;
  readonly requester: Pick<Principal, "id" | "roles" | "timeZone">;
  readonly useCase: string;
  readonly influenced: boolean;
  readonly document: string | null;
  readonly duplicates: readonly Duplicate[];
}

/** The approved request that is judged again before it is carried out; undefined while one is being proposed. */
export type Self = Pick<Approval, "id" | "decidedAt"> | undefined;

/** Gathers what the rules need, which look at plain values only, and has them judge. */
export function createJudging({ policy, approvalStore, standingOrders, standing, clock, readerFor }: JudgingDeps) {
  /** Everything of Odoo that the duplicate guard needs, as the requester may read it. */
  async function lookForDuplicates(requester: Principal, change: Change, effect: Effect) {
    if (!policy.approvals.duplicates.changes.some((match) => matchesChange(match, change))) return { document: null, duplicates: [] };
    const { document, duplicates } = await findInOdoo({ policy, reader: await readerFor(requester), change, effect, now: clock() });
    return { document: document ? digestOfDocument(document) : null, duplicates };
  }

  /** Our own requests for the same document: waiting, under way or done within the policy's window. */
  async function ownDuplicates(subject: Subject, client: PoolClient, except: string): Promise<(Duplicate & { readonly isDone: boolean })[]> {
    if (subject.document === null) return [];
    const now = clock();
    const since = new Date(now.getTime() - policy.approvals.duplicates.window_hours * 3_600_000);
    const earlier = await approvalStore.withDocument(client, subject.document, since, now, except);
    return earlier.flatMap((approval) => duplicateOf(policy, subject, approval) ?? []);
  }

  /**
   * Judges inside a transaction: until it ends nobody else's request is proposed or taken up, so that what adds up over
   * a day, what looks alike and what a standing order has left are counted one at a time.
   */
  async function judgeNow(subject: Subject, client: PoolClient, self: Self, orders: "in force" | "none" | StandingOrder): Promise<Judged> {
    await lockInTransaction(client, "approvals");
    const own = await ownDuplicates(subject, client, self?.id ?? "");
    // What was asked for after this one carries the warning itself; this one's card names what came before it.
    const duplicates = self ? subject.duplicates : [...subject.duplicates, ...own.map(({ isDone: _isDone, ...duplicate }) => duplicate)];
    const offered = orders === "none" ? [] : orders === "in force" ? await standingOrders.inForce(client, subject.useCase) : [orders];
    const kind = approvalKindOf(policy, subject.change);
    const verdict = judge(RULES, subject.change, {
      policy,
      requester: subject.requester,
      effect: subject.effect,
      amountToday: kind
        ? await approvalStore.committedSince(client, {
            requester: subject.requester.id,
            policyKind: kind.name,
            since: startOfDay(subject.requester.timeZone, clock()),
            except: self?.id ?? "",
            before: self?.decidedAt ?? null,
            touches: subject.change,
          })
        : [],
      duplicates,
      standingOrders: await Promise.all(offered.map((order) => withToday(order, client, self))),
      pauses:
        offered.length === 0 || !standing
          ? []
          : await pausesOf(subject.change.kind, policy.approvals.rests_on, (insight) => standing(insight, client)),
      influenced: subject.influenced,
    });
    return { verdict, duplicates, doneMeanwhile: own.filter(({ isDone }) => isDone), policyKind: kind?.name ?? null };
  }

  async function withToday(order: StandingOrder, client: PoolClient, self: Self): Promise<OfferedOrder> {
    const since = startOfDay(order.timeZone, self?.decidedAt ?? clock());
    return { order, amountsToday: await approvalStore.signedByOrder(client, order.id, since, self?.id ?? "") };
  }

  return { lookForDuplicates, judgeNow };
}

export type Judging = ReturnType<typeof createJudging>;

export interface Judged {
  readonly verdict: Verdict;
  readonly duplicates: readonly Duplicate[];
  /** Our own requests for the same document that are under way or done. */
  readonly doneMeanwhile: readonly Duplicate[];
  readonly policyKind: string | null;
}

/** Whether text of a record may have led to it, or nobody can say that none did. */
export function isInfluenced({ provenance: { seenBy, influences } }: Pick<Approval, "provenance">): boolean {
  return seenBy === "mcp client" || influences === "unknown" || influences.length > 0;
}

function startOfDay(timeZone: string, now: Date): Date {
  return instantIn(timeZone, dayIn(timeZone, now), "00:00");
}

function duplicateOf(policy: Policy, subject: Subject, earlier: Approval | UnreadableApproval): (Duplicate & { isDone: boolean }) | undefined {
  const name = `request ${earlier.id} by ${earlier.requester}`;
  const isDone = earlier.status === "committing" || earlier.status === "committed" || earlier.status === "unknown";
  // What can't be read can't be told apart either.
  if ("unreadable" in earlier) return { name, approval: earlier.id, sameAndOpen: false, isDone };
  const { change, effect } = subject;
  // To confirm the order that an earlier request created is no second order.
  const isItsOwn = change.ids.length > 0 && earlier.receipt?.model === change.model && change.ids.every((id) => earlier.receipt?.ids.includes(id));
  const isOther = earlier.change.method !== change.method;
  if (isItsOwn || isOther) return undefined;
  if (earlier.effect.currency === effect.currency && !isWithinTolerance(policy, earlier.effect.amount, effect.amount)) return undefined;
  const isOpen = earlier.status === "pending" || earlier.status === "approved" || earlier.status === "committing" || earlier.status === "unknown";
  const isSame = earlier.effect.amount === effect.amount && essenceOf(earlier.change) === essenceOf(change);
  return { name, approval: earlier.id, sameAndOpen: isOpen && isSame, isDone };
}

/** What a change says besides the lines that its document holds already. */
function essenceOf({ model, method, ids, values }: Change): string {
  const lines = isDocumentModel(model) ? DOCUMENT_MODELS[model].lines : "";
  const rest: JsonObject = Object.fromEntries(Object.entries(values).filter(([field]) => field !== lines));
  return digestOf({ model, method, ids: [...ids], values: rest });
}
