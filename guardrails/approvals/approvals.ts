import type { PoolClient } from "pg";
import { CopilotError } from "../../core/errors.ts";
import { digestOf } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import type { ApprovalCard, ApprovalStatus } from "../../core/wire.ts";
import { mayAudit } from "../policy.ts";
import type { Deny } from "../rules/rule.ts";
import { useCaseOnRecord } from "../use-case-on-record.ts";
import type { Approval, Provenance, UnreadableApproval } from "./approval.ts";
import { approvalKindOf, rolesOfKind } from "./approval-kind.ts";
import type { ApprovalsDeps, FoundInOdoo, Proposal } from "./approvals-deps.ts";
import { countingApprovals, holdersOf, mayApprove } from "./authority.ts";
import { digestFor, renderCard, unreadableCard } from "./card.ts";
import { decidingRoles, mayReject, maySee } from "./decide.ts";
import { createDeciding } from "./deciding.ts";
import { isInfluenced } from "./judging.ts";
import { prunedCard } from "./pruned-card.ts";

/** Requests to countersign: proposed by the gate, decided by authenticated people, carried out by commit. */
export function createApprovals(deps: ApprovalsDeps) {
  const { policy, store, approvalStore, audit, clock, judging, delegations } = deps;
  const db = store.pool;
  const deciding = createDeciding(deps, { judged, entry });

  /** Judges a proposal inside a transaction; what comes out is not stored yet. */
  async function judged(
    { principal, thread, useCase, change, effect, origin, ...asked }: Proposal,
    found: FoundInOdoo,
    requesters: readonly string[],
    client: PoolClient,
    orders: "in force" | "none",
  ): Promise<Approval | Deny> {
    const provenance: Provenance = {
      seenBy: asked.seenBy ?? (principal.channel === "mcp" ? "mcp client" : "language model"),
      influences: asked.influences ?? "unknown",
    };
    const subject = { change, effect, requester: principal, useCase: useCase.id, influenced: isInfluenced({ provenance }), ...found };
    const { verdict, duplicates, policyKind } = await judging.judgeNow(subject, client, undefined, orders);
    if (verdict.kind === "deny") return verdict;
    const now = clock();
    const kind = approvalKindOf(policy, change);
    const isAllowed = verdict.kind === "allow";
    return {
      id: crypto.randomUUID(),
      thread,
      digest: digestFor(policy, principal, change, effect),
      status: isAllowed ? "approved" : "pending",
      requester: principal.id,
      useCase: useCase.id,
      useCaseVersion: useCase.version,
      change,
      effect,
      effectHash: digestOf(effect),
      origin,
      requirement: isAllowed
        ? { approvers: kind ? rolesOfKind(kind) : [], count: 0, reason: verdict.reason, requesters }
        : { approvers: verdict.approvers, count: verdict.count, reason: verdict.reason, requesters },
      provenance,
      duplicates,
      document: found.document,
      policyKind,
      standingOrder: isAllowed ? verdict.standingOrder : null,
      policyDigest: policy.digest,
      createdAt: now,
      expiresAt: new Date(now.getTime() + policy.approvals.expires_after_minutes * 60_000),
      decidedAt: isAllowed ? now : null,
      outcome: null,
      receipt: null,
      commitId: null,
    };
  }

  async function propose(proposal: Proposal): Promise<Approval | Deny> {
    const off = await deps.switches.objection(proposal.useCase.id, "write");
    if (off) return { kind: "deny", reason: off };
    const found = await judging.lookForDuplicates(proposal.principal, proposal.change, proposal.effect);
    return audit.transaction(async (client, append) => {
      const approval = await judged(proposal, found, [proposal.principal.id], client, "in force");
      if ("kind" in approval) return approval;
      await approvalStore.insert(client, approval);
      const { standingOrder } = approval;
      await append([
        { ...entry("change_proposed", approval, approval.requester), company: approval.change.company },
        ...(standingOrder === null ? [] : [{ ...entry("standing_order_used", approval, approval.requester), standingOrder }]),
      ]);
      return approval;
    });
  }

  async function visible(id: string, person: Principal): Promise<Approval | UnreadableApproval> {
    const approval = await approvalStore.findAny(db, id);
    if (approval && "unreadable" in approval) {
      // Who it concerns can't be told any more, besides whoever asked and those who audit.
      if (approval.requester === person.id || mayAudit(policy, person)) return approval;
    } else if (approval && maySee(policy, approval, person, await delegations.activeFor(person.id))) return approval;
    throw new CopilotError("NOT_FOUND", "There is no such approval, or it isn't yours to see. Open the inbox for those that are.");
  }

  async function cardOf(approval: Approval | UnreadableApproval, person: Principal): Promise<ApprovalCard> {
    if ("unreadable" in approval)
      return approval.pruned ? prunedCard(approval, approval.pruned, await approvalStore.decisions(db, approval.id)) : unreadableCard(approval);
    const [decisions, lent] = [await approvalStore.decisions(db, approval.id), await delegations.activeFor(person.id)];
    const verdict = mayApprove(policy, approval, person, lent, holdersOf(countingApprovals(approval, decisions)));
    const waiting = approval.status === "pending" && approval.expiresAt > clock();
    const already = decisions.some(({ by }) => by === person.id);
    const mayDecide = waiting && verdict.may && !already;
    const mayNotBecause =
      !waiting || mayDecide ? null : already ? "You have countersigned this already; it waits for another." : verdict.may ? null : verdict.because;
    const useCase = policy.useCases.find(({ id }) => id === approval.useCase);
    const shownStatus = approval.status === "pending" && !waiting ? "expired" : approval.status;
    return renderCard(
      policy,
      person,
      { ...approval, status: shownStatus },
      decisions,
      { company: approval.origin.company, useCaseTitle: useCase?.title ?? approval.useCase },
      { mayDecide, mayEdit: waiting && !already && mayReject(policy, approval, person, lent), mayNotBecause },
    );
  }

  function entry(
    kind: "change_proposed" | "approval_decided" | "approval_expired" | "decision_refused" | "standing_order_used",
    approval: Approval | UnreadableApproval,
    principal: string,
  ) {
    const known = "unreadable" in approval ? {} : { digest: approval.digest, tool: approval.origin.tool };
    return {
      kind,
      principal,
      ...useCaseOnRecord(policy, approval),
      policyDigest: policy.digest,
      approvalId: approval.id,
      ...known,
    } as const;
  }

  async function list(person: Principal, filter: { readonly status?: ApprovalStatus; readonly thread?: string } = {}): Promise<ApprovalCard[]> {
    const lent = await delegations.activeFor(person.id);
    const concerns = mayAudit(policy, person) ? {} : { concerns: { person: person.id, roles: decidingRoles(person, lent) } };
    const approvals = await approvalStore.list(db, { ...filter, ...concerns, limit: 200 });
    const seen = approvals.filter((approval) => "unreadable" in approval || maySee(policy, approval, person, lent));
    return Promise.all(seen.map((approval) => cardOf(approval, person)));
  }

  return {
    propose,
    async decide(...given: Parameters<typeof deciding.decide>): Promise<ApprovalCard> {
      const id = await deciding.decide(...given);
      return cardOf(await visible(id, given[2]), given[2]);
    },
    card: async (id: string, person: Principal) => cardOf(await visible(id, person), person),
    list,
    /** Marks those whose time has run out; called now and then, and before a list is shown nothing depends on it. */
    async expireOld(): Promise<number> {
      const pending = await approvalStore.list(db, { status: "pending", limit: 500 });
      const old = pending.filter(({ expiresAt }) => expiresAt <= clock());
      for (const approval of old) await deciding.expire(approval);
      return old.length;
    },
  };
}

export type Approvals = ReturnType<typeof createApprovals>;
