import { digestOf } from "../../core/json.ts";
import type { Approval } from "../../guardrails/approvals/approval.ts";
import { createApprovalStore } from "../../guardrails/approvals/approval-store.ts";
import { createSealer } from "../../store/seal.ts";
import { countersignersWanted } from "./countersigners-wanted.ts";
import { scanDatabase } from "./scan-database.ts";
import type { Scene } from "./scene.ts";
import { compareWithTwin } from "./twin.ts";

const GATE_KINDS = ["tool_called", "tool_failed", "tool_denied", "change_denied", "change_proposed"];

/** All that can only be judged when everything has happened; returns the figures. */
export async function finalChecks(scene: Scene, gateCalls: { readonly all: number; readonly denied: number }): Promise<Record<string, number>> {
  const { program, failures, sandbox, before, world } = scene;
  const approvals = await allApprovals(scene);
  await judgeCommits(scene, approvals);
  const byCommitId = new Map(approvals.flatMap((approval) => (approval.commitId === null ? [] : [[approval.commitId, approval] as const])));
  const compared = sandbox && before ? compareWithTwin(before, sandbox.snapshot(), world.events, byCommitId, failures) : 0;

  const verification = await program.audit.verify();
  if (!verification.ok) failures.add(`The audit doesn't verify: ${JSON.stringify(verification).slice(0, 300)}`);
  const { rows } = await program.store.pool.query("select kind, count(*)::int as entries from audit_entry group by kind");
  const entries = new Map(rows.map((row) => [String(row["kind"]), Number(row["entries"])]));
  const recorded = GATE_KINDS.reduce((sum, kind) => sum + (entries.get(kind) ?? 0), 0);
  if (recorded < gateCalls.all) failures.add(`${gateCalls.all} calls of the gate left ${recorded} audit entries`);
  const denials = (entries.get("tool_denied") ?? 0) + (entries.get("change_denied") ?? 0);
  if (denials < gateCalls.denied) failures.add(`${gateCalls.denied} denied calls left ${denials} entries`);

  const scanned = await scanDatabase(scene);
  for (const line of scene.logged.splice(0)) scene.leaks.check("nobody", "the log", line);
  const count = (status: Approval["status"]) => approvals.filter((approval) => approval.status === status).length;
  return {
    "calls of the gate on the record": recorded,
    "of them denied": denials,
    "calls to Odoo": scene.wire.calls(),
    proposed: approvals.length,
    "carried out": count("committed"),
    rejected: count("rejected"),
    void: count("void") + count("failed"),
    "rows compared with the twin world": compared,
    "audit entries": [...entries.values()].reduce((sum, one) => sum + one, 0),
    "database values scanned": scanned,
    "canaries planted": scene.canaries.all.length,
    "characters looked at": scene.leaks.looked(),
  };
}

/** Opened with the program's own secret, so that what is judged is what is stored. */
async function allApprovals({ program, secret }: Scene): Promise<Approval[]> {
  const store = createApprovalStore(createSealer(secret));
  const { rows } = await program.store.pool.query("select id from approval order by created_at, id");
  const found: Approval[] = [];
  for (const row of rows) {
    const approval = await store.find(program.store.pool, String(row["id"]));
    if (approval) found.push(approval);
  }
  return found;
}

/** Every commit on the wire belongs to one approval, countersigned by those entitled, for this digest, in time; one receipt each. */
async function judgeCommits(scene: Scene, approvals: readonly Approval[]): Promise<void> {
  const { failures, ledger, program, secret, wire } = scene;
  const store = createApprovalStore(createSealer(secret));
  const byCommitId = new Map(approvals.map((approval) => [approval.commitId, approval]));
  for (const { commitId, principal, change, effect, at } of wire.commits) {
    const approval = byCommitId.get(commitId);
    if (!approval) {
      failures.add(`${principal} sent a commit of ${String(change["kind"])} that no approval stands for`);
      continue;
    }
    const what = `the commit of ${approval.change.kind} ${approval.id}`;
    if (principal !== approval.requester) failures.add(`${what} ran as ${principal}, not as its requester`);
    if (digestOf(change) !== digestOf(approval.change)) failures.add(`${what} sent another change than was approved`);
    if (digestOf(effect) !== approval.effectHash) failures.add(`${what} sent another effect than was approved`);
    if (at >= approval.expiresAt) failures.add(`${what} was sent after the approval had expired`);
    if (approval.standingOrder !== null) {
      if (!ledger.hasStandingOrder(approval.standingOrder)) failures.add(`${what} ran under a standing order that nobody signed`);
      continue;
    }
    const given = (await store.decisions(program.store.pool, approval.id)).filter(
      ({ decision, digest }) => decision === "approve" && digest === approval.digest,
    );
    const people = new Set(given.filter((decision) => decision.at <= at && decision.at < approval.expiresAt).map(({ by }) => by));
    const wanted = countersignersWanted(approval);
    const entitled = [...people].filter((by) => wanted.may(by, scene.roles(by)));
    if (entitled.length < wanted.count) failures.add(`${what} had ${entitled.length} of ${wanted.count} entitled countersignatures`);
  }
  for (const approval of approvals) {
    for (const { by, decision } of await store.decisions(program.store.pool, approval.id))
      if (!ledger.wasDecided(approval.id, by, decision)) failures.add(`${by} is on record to ${decision} ${approval.id}, and never did`);
  }
  await judgeReceipts(scene, approvals);
}

async function judgeReceipts({ door, failures, canaries }: Scene, approvals: readonly Approval[]): Promise<void> {
  const receipts = await door.rows(
    "ir.model.data",
    [
      ["module", "=", "countersign"],
      ["model", "=", "countersign.receipt"],
    ],
    ["name", "create_date"],
    100_000,
  );
  const inOdoo = receipts.map((row) => String(row["name"]));
  const committed = approvals.filter(({ status }) => status === "committed");
  for (const { id, commitId, change } of committed)
    if (inOdoo.filter((name) => name === commitId).length !== 1)
      failures.add(`${change.kind} ${id} is committed, and Odoo holds no receipt of it, or two`);
  for (const { commitId, id, status } of approvals) {
    if (commitId === null) continue;
    if (status !== "committed" && inOdoo.includes(commitId)) failures.add(`${id} is ${status}, but Odoo holds its receipt`);
    // The id is secret until it is used; from then on only Odoo and sealed columns hold it.
    canaries.addSecret({ what: "a commit id", value: commitId });
  }
}
