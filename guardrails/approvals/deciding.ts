import type { PoolClient } from "pg";
import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import type { DecisionRequest } from "../../core/wire.ts";
import type { Append } from "../audit/audit.ts";
import type { AuditEvent } from "../audit/entry.ts";
import type { ActiveDelegation } from "../delegations/delegation.ts";
import type { Deny } from "../rules/rule.ts";
import type { Approval, Decision, UnreadableApproval } from "./approval.ts";
import type { ApprovalsDeps, FoundInOdoo, Proposal } from "./approvals-deps.ts";
import { assertPerson } from "./assert-person.ts";
import { countingApprovals, holdersOf, mayApprove } from "./authority.ts";
import { assertWaiting, mayReject, maySee } from "./decide.ts";
import { editedArgs } from "./edited-args.ts";

interface DecidingParts {
  readonly judged: (
    proposal: Proposal,
    found: FoundInOdoo,
    requesters: readonly string[],
    client: PoolClient,
    orders: "in force" | "none",
  ) => Promise<Approval | Deny>;
  readonly entry: (
    kind: "change_proposed" | "approval_decided" | "approval_expired" | "decision_refused",
    approval: Approval | UnreadableApproval,
    principal: string,
  ) => AuditEvent;
}

/** What an authenticated person does with a request: countersign, reject or edit it. */
export function createDeciding(deps: ApprovalsDeps, { judged, entry }: DecidingParts) {
  const { policy, store, approvalStore, audit, clock, delegations } = deps;

  /** Returns the id of the request to look at next: an edit makes another. */
  async function decide(id: string, request: DecisionRequest, person: Principal): Promise<string> {
    const seen = await approvalStore.find(store.pool, id);
    try {
      assertPerson(person);
      if (!seen || !maySee(policy, seen, person, await delegations.activeFor(person.id)))
        throw new CopilotError("NOT_FOUND", "There is no such approval, or it isn't yours to see. Open the inbox for those that are.");
      if (request.decision === "edit") return await edit(seen, request, person);
      await audit.transaction((client, append) => settle(client, append, id, request, person));
      return id;
    } catch (error) {
      if (error instanceof CopilotError && seen) await audit.append([{ ...entry("decision_refused", seen, person.id), code: error.code }]);
      if (error instanceof CopilotError && error.code === "EXPIRED" && seen) await expire(seen);
      throw error;
    }
  }

  async function settle(client: PoolClient, append: Append, id: string, request: DecisionRequest, person: Principal): Promise<void> {
    const { approval, before } = await lockWaiting(client, id, request, person);
    const lent = await delegations.activeFor(person.id, client);
    const note = request.note?.trim() ? request.note.trim().slice(0, 1000) : null;
    const decision = { by: person.id, digest: request.digest, note, at: clock(), actingFor: null, delegation: null };
    if (request.decision === "reject") return reject(client, append, approval, decision, person, lent);
    const off = await deps.switches.objection(approval.useCase, "write", client);
    if (off) throw new CopilotError("DENIED", off);
    const counting = countingApprovals(approval, before);
    const verdict = mayApprove(policy, approval, person, lent, holdersOf(counting));
    if (!verdict.may) throw new CopilotError("DENIED", verdict.because);
    const { holder, delegation } = verdict.authority;
    const acting = delegation === null ? {} : { actingFor: holder, delegation };
    await approvalStore.addDecision(client, id, { ...decision, ...acting, decision: "approve" });
    if (counting.length + 1 >= approval.requirement.count) await approvalStore.move(client, id, ["pending"], "approved", { at: decision.at });
    await append([{ ...entry("approval_decided", approval, person.id), approver: person.id, decision: "approve", ...acting }]);
  }

  async function reject(
    client: PoolClient,
    append: Append,
    approval: Approval,
    decision: Omit<Decision, "decision">,
    person: Principal,
    lent: readonly ActiveDelegation[],
  ): Promise<void> {
    if (!mayReject(policy, approval, person, lent))
      throw new CopilotError("DENIED", "You may not reject this; it is for those who may countersign it or who asked.");
    await approvalStore.addDecision(client, approval.id, { ...decision, decision: "reject" });
    await approvalStore.move(client, approval.id, ["pending"], "rejected", {
      at: decision.at,
      outcome: `Rejected by ${person.name}${decision.note ? `: ${decision.note}` : ""}. Nothing was changed in Odoo.`,
    });
    await append([{ ...entry("approval_decided", approval, person.id), approver: person.id, decision: "reject" }]);
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
  async function edit(approval: Approval, request: DecisionRequest, person: Principal): Promise<string> {
    assertAsShown(approval, request);
    if (!mayReject(policy, approval, person, await delegations.activeFor(person.id)))
      throw new CopilotError("DENIED", "You may not edit this change.");
    const off = await deps.switches.objection(approval.useCase, "write");
    if (off) throw new CopilotError("DENIED", off);
    const args = editedArgs(approval.origin.args, request.values, deps.inputKeys(approval.origin.tool));
    const { change, effect, warehouses } = await deps.replan(approval, args);
    const requester = await deps.principalOf(approval.requester);
    if (!requester) throw new CopilotError("DENIED", "Whoever asked for this change is no longer known here, so it can't be edited. Reject it.");
    const found = await deps.judging.lookForDuplicates(requester, change, effect);
    const { seenBy, influences } = approval.provenance;
    const proposal: Proposal = {
      principal: requester,
      thread: approval.thread,
      useCase: { id: approval.useCase, version: approval.useCaseVersion },
      change,
      effect,
      origin: { tool: approval.origin.tool, company: approval.origin.company, args, ...(warehouses ? { warehouses } : {}) },
      seenBy,
      ...(influences === "unknown" ? {} : { influences }),
    };
    const requesters = [...new Set([...approval.requirement.requesters, person.id])];
    return audit.transaction(async (client, append) => {
      await lockWaiting(client, approval.id, request, person);
      const at = clock();
      await approvalStore.move(client, approval.id, ["pending"], "void", { at });
      // What somebody edits is for people to look at, whatever was signed in advance.
      const edited = await judged(proposal, found, requesters, client, "none");
      if ("kind" in edited) throw new CopilotError("DENIED", edited.reason);
      if (edited.digest === approval.digest)
        throw new CopilotError("BAD_INPUT", "This edit changes nothing. Give another value, or decide on it as it is.");
      await approvalStore.addDecision(client, approval.id, {
        by: person.id,
        decision: "edit",
        digest: approval.digest,
        note: `Edited into ${edited.id}`,
        at,
        actingFor: null,
        delegation: null,
      });
      await approvalStore.move(client, approval.id, ["void"], "void", { at, outcome: `Edited by ${person.name}; the new request is ${edited.id}.` });
      await approvalStore.insert(client, edited);
      await append([
        { ...entry("approval_decided", approval, person.id), decision: "edit" },
        { ...entry("change_proposed", edited, edited.requester), company: change.company },
      ]);
      return edited.id;
    });
  }

  async function expire(approval: Approval | UnreadableApproval): Promise<void> {
    await audit.transaction(async (client, append) => {
      const moved = await approvalStore.move(client, approval.id, ["pending"], "expired", {
        at: clock(),
        outcome: "Expired before it was countersigned. Nothing was changed in Odoo.",
      });
      if (moved) await append([entry("approval_expired", approval, approval.requester)]);
    });
  }

  return { decide, expire };
}
