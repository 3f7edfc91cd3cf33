import type { PoolClient } from "pg";
import type { Change, Effect } from "../../core/change.ts";
import type { Clock } from "../../core/clock.ts";
import { dayIn, instantIn } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { digestOf } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import type { ApprovalCard, ApprovalStatus, DecisionRequest } from "../../core/wire.ts";
import type { Store } from "../../store/store.ts";
import type { Append, Audit } from "../audit/audit.ts";
import { matchesChange, mayAudit, type Policy } from "../policy.ts";
import { judge, RULES } from "../rules/judge.ts";
import type { Verdict } from "../rules/rule.ts";
import type { Approval, Origin } from "./approval.ts";
import type { ApprovalStore } from "./approval-store.ts";
import { digestFor, renderCard } from "./card.ts";
import { assertWaiting, countingApprovals, mayApprove, mayReject, maySee } from "./decide.ts";

export interface ApprovalsDeps {
  readonly policy: Policy;
  readonly store: Store;
  readonly approvalStore: ApprovalStore;
  readonly audit: Audit;
  readonly clock: Clock;
  /** Plans an edited call afresh, under the requester's own policy and key. */
  readonly replan: (approval: Approval, args: unknown) => Promise<{ readonly change: Change; readonly effect: Effect }>;
  /** The requester as they are today; undefined when they no longer exist. */
  readonly principalOf: (id: string) => Promise<Principal | undefined>;
}

export interface Proposal {
  readonly principal: Principal;
  readonly thread: string;
  readonly useCase: { readonly id: string; readonly version: number };
  readonly change: Change;
  readonly effect: Effect;
  readonly origin: Origin;
}

/** Requests to countersign: proposed by the gate, decided by authenticated people, carried out by commit. */
export function createApprovals(deps: ApprovalsDeps) {
  const { policy, store, approvalStore, audit, clock } = deps;
  const db = store.pool;

  async function verdictOf(
    change: Change,
    effect: Effect,
    requester: Pick<Principal, "id" | "roles" | "timeZone">,
    except: string,
    queryable: Pick<PoolClient, "query"> = db,
  ): Promise<Verdict> {
    const now = clock();
    const kind = policy.approvals.kinds.find(({ match }) => matchesChange(match, change));
    const names = kind ? [change.kind] : [];
    const since = instantIn(requester.timeZone, dayIn(requester.timeZone, now), "00:00");
    const amountToday = await approvalStore.committedSince(queryable, requester.id, names, since, except);
    return judge(RULES, change, { policy, requester, amount: effect.amount, amountToday });
  }

  /** Judges a proposal; what comes out is not stored yet. */
  async function judged(
    { principal, thread, useCase, change, effect, origin }: Proposal,
    requesters: readonly string[] = [principal.id],
  ): Promise<Approval | Extract<Verdict, { kind: "deny" }>> {
    const verdict = await verdictOf(change, effect, principal, "");
    if (verdict.kind === "deny") return verdict;
    const now = clock();
    return {
      id: crypto.randomUUID(),
      thread,
      digest: digestFor(policy, principal, change, effect),
      status: "pending",
      requester: principal.id,
      useCase: useCase.id,
      useCaseVersion: useCase.version,
      change,
      effect,
      effectHash: digestOf(effect),
      origin,
      requirement: { approvers: verdict.approvers, count: verdict.count, reason: verdict.reason, requesters },
      policyDigest: policy.digest,
      createdAt: now,
      expiresAt: new Date(now.getTime() + policy.approvals.expires_after_minutes * 60_000),
      outcome: null,
      receipt: null,
      commitId: null,
    };
  }

  async function propose(proposal: Proposal): Promise<Approval | Extract<Verdict, { kind: "deny" }>> {
    const approval = await judged(proposal);
    if ("kind" in approval) return approval;
    await audit.transaction(async (client, append) => {
      await approvalStore.insert(client, approval);
      await append([{ ...entry("change_proposed", approval, approval.requester), company: approval.change.company }]);
    });
    return approval;
  }

  function assertSeen(approval: Approval | undefined, person: Principal): asserts approval is Approval {
    if (!approval || !maySee(policy, approval, person))
      throw new CopilotError("NOT_FOUND", "There is no such approval, or it isn't yours to see. Open the inbox for those that are.");
  }

  async function visible(id: string, person: Principal): Promise<Approval> {
    const approval = await approvalStore.find(db, id);
    assertSeen(approval, person);
    return approval;
  }

  async function cardOf(approval: Approval, person: Principal): Promise<ApprovalCard> {
    const decisions = await approvalStore.decisions(db, approval.id);
    const verdict = mayApprove(policy, approval, person);
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
      { mayDecide, mayNotBecause },
    );
  }

  async function decide(id: string, request: DecisionRequest, person: Principal): Promise<ApprovalCard> {
    const seen = await approvalStore.find(db, id);
    try {
      assertSeen(seen, person);
      if (request.decision === "edit") return await edit(seen, request, person);
      await audit.transaction((client, append) => settle(client, append, id, request, person));
    } catch (error) {
      if (error instanceof CopilotError && seen) await audit.append([{ ...entry("decision_refused", seen, person.id), code: error.code }]);
      if (error instanceof CopilotError && error.code === "EXPIRED" && seen) await expire(seen);
      throw error;
    }
    return cardOf(await visible(id, person), person);
  }

  async function settle(client: PoolClient, append: Append, id: string, request: DecisionRequest, person: Principal): Promise<void> {
    const { approval, before } = await lockWaiting(client, id, request, person);
    const note = request.note?.trim() ? request.note.trim().slice(0, 1000) : null;
    const decision = { by: person.id, digest: request.digest, note, at: clock() };
    if (request.decision === "reject") {
      if (!mayReject(policy, approval, person))
        throw new CopilotError("DENIED", "You may not reject this; it is for those who may countersign it or who asked.");
      await approvalStore.addDecision(client, id, { ...decision, decision: "reject" });
      await approvalStore.move(client, id, ["pending"], "rejected", {
        at: decision.at,
        outcome: `Rejected by ${person.name}${note ? `: ${note}` : ""}. Nothing was changed in Odoo.`,
      });
      await append([{ ...entry("approval_decided", approval, person.id), approver: person.id, decision: "reject" }]);
      return;
    }
    const verdict = mayApprove(policy, approval, person);
    if (!verdict.may) throw new CopilotError("DENIED", verdict.because);
    await approvalStore.addDecision(client, id, { ...decision, decision: "approve" });
    const given = countingApprovals(approval, before).length + 1;
    if (given >= approval.requirement.count) await approvalStore.move(client, id, ["pending"], "approved", { at: decision.at });
    await append([{ ...entry("approval_decided", approval, person.id), approver: person.id, decision: "approve" }]);
  }

  /** The approval under its row lock, still waiting, as it was shown, and not yet decided on by this person. */
  async function lockWaiting(client: PoolClient, id: string, request: DecisionRequest, person: Principal) {
    const approval = await approvalStore.find(client, id, "lock");
    if (!approval) throw new CopilotError("NOT_FOUND", "There is no such approval.");
    assertAsShown(approval, request);
    const before = await approvalStore.decisions(client, id);
    if (before.some(({ by }) => by === person.id)) throw new CopilotError("STALE", "You have countersigned this already; it waits for another.");
    return { approval, before };
  }

  function assertAsShown(approval: Approval, { digest }: DecisionRequest): void {
    assertWaiting(approval, clock());
    if (digest !== approval.digest)
      throw new CopilotError("STALE", "This is not the change that was shown to you. Load it again and decide on what it says now.");
  }

  /** An edit makes a new change with a new digest, judged afresh; the editor counts as a requester, and the old one is void in the same instant. */
  async function edit(approval: Approval, request: DecisionRequest, person: Principal): Promise<ApprovalCard> {
    assertAsShown(approval, request);
    if (!mayReject(policy, approval, person)) throw new CopilotError("DENIED", "You may not edit this change.");
    const args = { ...(typeof approval.origin.args === "object" ? approval.origin.args : {}), ...request.values };
    const { change, effect } = await deps.replan(approval, args);
    const requester = await deps.principalOf(approval.requester);
    if (!requester) throw new CopilotError("DENIED", "Whoever asked for this change is no longer known here, so it can't be edited. Reject it.");
    const useCase = { id: approval.useCase, version: approval.useCaseVersion };
    const requesters = [...new Set([...approval.requirement.requesters, person.id])];
    const edited = await judged(
      { principal: requester, thread: approval.thread, useCase, change, effect, origin: { ...approval.origin, args } },
      requesters,
    );
    if ("kind" in edited) throw new CopilotError("DENIED", edited.reason);
    const decision = { by: person.id, decision: "edit", digest: approval.digest, note: `Edited into ${edited.id}`, at: clock() } as const;
    await audit.transaction(async (client, append) => {
      await lockWaiting(client, approval.id, request, person);
      await approvalStore.addDecision(client, approval.id, decision);
      const outcome = `Edited by ${person.name}; the new request is ${edited.id}.`;
      await approvalStore.move(client, approval.id, ["pending"], "void", { at: decision.at, outcome });
      await approvalStore.insert(client, edited);
      await append([
        { ...entry("approval_decided", approval, person.id), decision: "edit" },
        { ...entry("change_proposed", edited, edited.requester), company: change.company },
      ]);
    });
    return cardOf(edited, person);
  }

  async function expire(approval: Approval): Promise<void> {
    await audit.transaction(async (client, append) => {
      const moved = await approvalStore.move(client, approval.id, ["pending"], "expired", {
        at: clock(),
        outcome: "Expired before it was countersigned. Nothing was changed in Odoo.",
      });
      if (moved) await append([entry("approval_expired", approval, approval.requester)]);
    });
  }

  function entry(kind: "change_proposed" | "approval_decided" | "approval_expired" | "decision_refused", approval: Approval, principal: string) {
    return {
      kind,
      principal,
      useCase: approval.useCase,
      useCaseVersion: approval.useCaseVersion,
      policyDigest: policy.digest,
      digest: approval.digest,
      approvalId: approval.id,
      tool: approval.origin.tool,
    } as const;
  }

  return {
    propose,
    decide,
    verdictOf,
    card: async (id: string, person: Principal) => cardOf(await visible(id, person), person),
    async list(person: Principal, filter: { readonly status?: ApprovalStatus; readonly thread?: string } = {}): Promise<ApprovalCard[]> {
      const concerns = mayAudit(policy, person) ? {} : { concerns: { person: person.id, roles: person.roles } };
      const approvals = await approvalStore.list(db, { ...filter, ...concerns, limit: 200 });
      return Promise.all(approvals.filter((approval) => maySee(policy, approval, person)).map((approval) => cardOf(approval, person)));
    },
    /** Marks those whose time has run out; called now and then, and before a list is shown nothing depends on it. */
    async expireOld(): Promise<number> {
      const pending = await approvalStore.list(db, { status: "pending", limit: 500 });
      const old = pending.filter(({ expiresAt }) => expiresAt <= clock());
      for (const approval of old) await expire(approval);
      return old.length;
    },
  };
}

export type Approvals = ReturnType<typeof createApprovals>;
