import { randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import type { Receipt } from "../core/change.ts";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import { digestOf } from "../core/json.ts";
import type { ApprovalStatus } from "../core/wire.ts";
import { staleDetail } from "../odoo/companion/stale-detail.ts";
import type { Previewer, Writer } from "../odoo/companion.ts";
import type { Store } from "../store/store.ts";
import type { Approval } from "./approvals/approval.ts";
import type { ApprovalStore } from "./approvals/approval-store.ts";
import { countingApprovals, mayApprove, worksOn } from "./approvals/authority.ts";
import { digestFor } from "./approvals/card.ts";
import { differenceLines } from "./approvals/difference.ts";
import { isInfluenced, type Judging } from "./approvals/judging.ts";
import type { Audit } from "./audit/audit.ts";
import type { Delegations } from "./delegations/delegations.ts";
import type { Policy } from "./policy.ts";
import type { PrincipalOf } from "./principal-of.ts";
import type { StandingOrders } from "./standing-orders/standing-orders.ts";
import type { Switches } from "./switches/switches.ts";
import { useCaseOnRecord } from "./use-case-on-record.ts";

export interface CommitDeps {
  readonly policy: Policy;
  readonly store: Store;
  readonly approvalStore: ApprovalStore;
  readonly judging: Pick<Judging, "judgeNow">;
  readonly delegations: Pick<Delegations, "activeFor">;
  readonly standingOrders: Pick<StandingOrders, "recheck">;
  readonly switches: Pick<Switches, "objection">;
  readonly audit: Audit;
  readonly clock: Clock;
  /** People as they are now: roles and limits are checked again at the time of commit. */
  readonly principalOf: PrincipalOf;
  readonly previewerFor: (principal: string) => Promise<Previewer>;
  /** The only place in the program that is given writers. */
  readonly writerFor: (principal: string) => Promise<Writer>;
  readonly pause: (ms: number) => Promise<void>;
}

const RECONCILE_PAUSES_MS = [500, 2_000, 5_000] as const;

/**
 * Carries out approved changes exactly once. The commit id is stored before Odoo is asked, and Odoo accepts an id only
 * once, so that a crash between any two steps ends in the same single effect when the approval is taken up again.
 */
export function createCommit(deps: CommitDeps) {
  const { policy, store, approvalStore, audit, clock } = deps;
  const running = new Map<string, Promise<ApprovalStatus>>();

  /** Takes up an approval that is approved, or whose commit was interrupted; anything else is left as it is. One try at a time in a process. */
  function commitApproved(id: string): Promise<ApprovalStatus> {
    const begun = running.get(id) ?? takeUp(id).finally(() => running.delete(id));
    running.set(id, begun);
    return begun;
  }

  async function takeUp(id: string): Promise<ApprovalStatus> {
    const reserved = await reserve(id);
    if (!reserved) return (await approvalStore.find(store.pool, id))?.status ?? "void";
    const { approval, commitId, interrupted } = reserved;
    if (!interrupted) return attempt(approval, commitId, RECONCILE_PAUSES_MS, "first");
    const earlier = await lookUp(approval, commitId);
    if (earlier === "unanswered") return reconcile(approval, commitId, []);
    if (earlier !== "none") return finish(approval, earlier);
    const objection = await store.transaction((client) => objectionTo(approval, client));
    if (objection) return end(approval, "void", `${objection} Nothing was changed in Odoo.`, "commit_failed");
    return attempt(approval, commitId, RECONCILE_PAUSES_MS, "again");
  }

  /** Judges afresh and stores the commit id, under the approval's row lock; undefined when there is nothing to carry out. */
  async function reserve(id: string): Promise<{ approval: Approval; commitId: string; interrupted: boolean } | undefined> {
    return audit.transaction(async (client, append) => {
      const approval = await approvalStore.find(client, id, "lock");
      if (!approval) return undefined;
      if ((approval.status === "committing" || approval.status === "unknown") && approval.commitId)
        return { approval, commitId: approval.commitId, interrupted: true };
      if (approval.status !== "approved") return undefined;
      const objection = await objectionTo(approval, client);
      if (objection) {
        await approvalStore.move(client, id, ["approved"], "void", { at: clock(), outcome: `${objection} Nothing was changed in Odoo.` });
        await append([entry("approval_voided", approval)]);
        return undefined;
      }
      const commitId = randomBytes(32).toString("hex");
      await approvalStore.move(client, id, ["approved"], "committing", { at: clock(), commitId });
      await append([entry("commit_intended", approval)]);
      return { approval, commitId, interrupted: false };
    });
  }

  /** Why an approved change may no longer be carried out: it expired, or whoever asked, signed or lent a signature, the standing order or the policy changed. */
  async function objectionTo(approval: Approval, client: PoolClient): Promise<string | undefined> {
    if (approval.expiresAt <= clock()) return "The approval expired before it was carried out.";
    const off = await deps.switches.objection(approval.useCase, "write", client);
    if (off) return off;
    const requester = await deps.principalOf(approval.requester, client);
    if (!requester) return "Whoever asked for it is no longer known here.";
    const useCase = policy.useCases.find(({ id }) => id === approval.useCase);
    const isApproved = useCase?.autonomy === "propose" && useCase.tools.includes(approval.origin.tool);
    if (!isApproved || !useCase.roles.some((role) => requester.roles.includes(role)) || !worksOn(requester, approval))
      return "The use under which it was asked for is no longer approved for whoever asked.";
    if (digestFor(policy, requester, approval.change, approval.effect) !== approval.digest)
      return "What would be carried out is no longer what was countersigned.";
    const standing = approval.standingOrder === null ? undefined : await deps.standingOrders.recheck(client, approval.standingOrder);
    if (standing?.objection) return standing.objection;
    const subject = { ...approval, requester, influenced: isInfluenced(approval) };
    const { verdict, doneMeanwhile } = await deps.judging.judgeNow(subject, client, approval, standing?.order ?? "none");
    const unseen = doneMeanwhile.find((earlier) => !approval.duplicates.some(({ approval: id }) => id === earlier.approval));
    if (unseen) return `Another that looks like the same has been carried out meanwhile, and nobody saw that: ${unseen.name}. Ask for it again.`;
    if (verdict.kind === "deny") return `The policy no longer allows it: ${verdict.reason}`;
    if (verdict.kind === "allow" || approval.standingOrder !== null) {
      const covered = verdict.kind === "allow" && verdict.standingOrder === approval.standingOrder;
      const why = verdict.kind === "ask" && verdict.noStandingOrder ? ` ${verdict.reason}` : "";
      return covered ? undefined : `The standing order ${approval.standingOrder} no longer covers it; ask for it again.${why}`;
    }
    const today: Approval = { ...approval, requirement: { ...approval.requirement, approvers: verdict.approvers, count: verdict.count } };
    const holders = await standingHolders(today, client);
    return holders.length >= verdict.count ? undefined : "By now it needs another countersignature than it has; ask for it again.";
  }

  /** In whose name it is countersigned, of those that may still sign, or whose delegate may; each holder once. */
  async function standingHolders(today: Approval, client: PoolClient): Promise<string[]> {
    const holders: string[] = [];
    for (const { by, delegation } of countingApprovals(today, await approvalStore.decisions(client, today.id))) {
      const person = await deps.principalOf(by, client);
      if (!person) continue;
      const lent = delegation === null ? [] : await deps.delegations.activeFor(by, client);
      const used = lent.filter((active) => active.delegation.id === delegation);
      const verdict = mayApprove(policy, today, person, used, holders);
      if (verdict.may && verdict.authority.delegation === delegation) holders.push(verdict.authority.holder);
    }
    return holders;
  }

  async function attempt(approval: Approval, commitId: string, pauses: readonly number[], tried: "first" | "again"): Promise<ApprovalStatus> {
    try {
      const writer = await deps.writerFor(approval.requester);
      await writer.commit({ change: approval.change, effect: approval.effect, commitId, note: await noteFor(approval) });
    } catch (error) {
      if (!(error instanceof CopilotError)) {
        await end(approval, "unknown", "It is not known yet whether Odoo carried this out; it is being looked up.", "commit_unknown");
        throw error;
      }
      const earlier = await lookUp(approval, commitId);
      if (isReceipt(earlier)) return finish(approval, earlier);
      // A refusal speaks of this try only: of an earlier one, nothing is known until Odoo has been asked.
      const isOpen = tried === "again" && earlier === "unanswered";
      if (isOpen || error.code === "UNKNOWN_OUTCOME" || error.code === "ODOO_UNREACHABLE") return reconcile(approval, commitId, pauses);
      if (error.code === "STALE") {
        const said = `${error.message} Nothing was changed in Odoo; ask for it again.`;
        return end(approval, "void", [said, ...differenceLines(approval, staleDetail(error))].join("\n"), "commit_failed");
      }
      return end(approval, "failed", `${error.message} Nothing was changed in Odoo.`, "commit_failed");
    }
    const receipt = await lookUp(approval, commitId);
    return isReceipt(receipt) ? finish(approval, receipt) : reconcile(approval, commitId, pauses);
  }

  /** After a lost answer Odoo is asked for the receipt; only the same single-use id is ever tried again. */
  async function reconcile(approval: Approval, commitId: string, pauses: readonly number[]): Promise<ApprovalStatus> {
    const [next, ...later] = pauses;
    if (next === undefined)
      return end(
        approval,
        "unknown",
        "Odoo didn't answer, so it is not known yet whether this was carried out. It will be looked up again and is never done twice.",
        "commit_unknown",
      );
    await deps.pause(next);
    const receipt = await lookUp(approval, commitId);
    return isReceipt(receipt) ? finish(approval, receipt) : attempt(approval, commitId, later, "again");
  }

  async function lookUp(approval: Approval, commitId: string): Promise<LookedUp> {
    try {
      return (await (await deps.previewerFor(approval.requester)).receipt(commitId)) ?? "none";
    } catch (error) {
      if (error instanceof CopilotError) return "unanswered";
      throw error;
    }
  }

  /** A receipt has the last word, also over a try that failed beside the one that wrote it. */
  async function finish(approval: Approval, receipt: Receipt): Promise<ApprovalStatus> {
    const outcome = `Done in Odoo: ${approval.change.summary}. Odoo's receipt was read back at ${receipt.at}.`;
    await audit.transaction(async (client, append) => {
      const moved = await approvalStore.move(client, approval.id, ["committing", "unknown", "failed", "void"], "committed", {
        at: clock(),
        outcome,
        receipt,
      });
      if (moved)
        await append([{ ...entry("commit_done", approval), receipt: digestOf(receipt), records: { model: receipt.model, ids: [...receipt.ids] } }]);
    });
    return "committed";
  }

  async function end(
    approval: Approval,
    status: "void" | "failed" | "unknown",
    outcome: string,
    kind: "commit_failed" | "commit_unknown",
  ): Promise<ApprovalStatus> {
    if (approval.status === status) return status;
    await audit.transaction(async (client, append) => {
      await approvalStore.move(client, approval.id, ["committing", "unknown"], status, { at: clock(), outcome });
      await append([{ ...entry(kind, approval), outcome: status }]);
    });
    return status;
  }

  async function noteFor(approval: Approval): Promise<string> {
    const asked = `Countersign: ${approval.change.summary}. Requested by ${approval.requirement.requesters.join(" and ")}`;
    if (approval.standingOrder !== null) return `${asked}. ${approval.requirement.reason} Request ${approval.id}.`;
    const decisions = countingApprovals(approval, await approvalStore.decisions(store.pool, approval.id));
    const approvers = decisions.map(({ by, actingFor }) => (actingFor === null ? by : `${by} for ${actingFor}`)).join(" and ");
    return `${asked}, countersigned by ${approvers}. Request ${approval.id}.`;
  }

  function entry(kind: "approval_voided" | "commit_intended" | "commit_done" | "commit_failed" | "commit_unknown", approval: Approval) {
    return {
      kind,
      principal: approval.requester,
      ...useCaseOnRecord(policy, approval),
      policyDigest: policy.digest,
      digest: approval.digest,
      approvalId: approval.id,
      tool: approval.origin.tool,
      ...(approval.standingOrder === null ? {} : { standingOrder: approval.standingOrder }),
    } as const;
  }

  return { commitApproved };
}

/** What Odoo says of a commit id; without an answer, nothing follows from it. */
type LookedUp = Receipt | "none" | "unanswered";

function isReceipt(found: LookedUp): found is Receipt {
  return found !== "none" && found !== "unanswered";
}

export type Commit = ReturnType<typeof createCommit>;
