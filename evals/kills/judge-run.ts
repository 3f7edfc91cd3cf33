import type { ApprovalStatus } from "../../core/wire.ts";
import type { Left } from "./kill-runs.ts";
import type { Looked } from "./orders.ts";
import type { Scene } from "./scenes.ts";
import type { ProgramProcess } from "./spawn-program.ts";

const MOST_SWEEPS = 3;
const FINAL: readonly ApprovalStatus[] = ["committed", "void", "failed"];

/** What must hold of an approval whose program was killed, once another one has swept: one effect or none, and all agree. */
export async function judgeRun(
  running: ProgramProcess,
  scene: Scene,
  left: Left,
  decide: (running: ProgramProcess, left: Left) => Promise<void>,
): Promise<{ readonly ending: ApprovalStatus; readonly problems: readonly string[] }> {
  const { approval, wish, before } = left;
  const problems: string[] = [];
  let looked = await look(running, approval.id);
  if (looked.status === "pending") {
    if ((await scene.effects(approval.id, looked)) > 0) problems.push("it waits for a decision, and Odoo has its effect already");
    await decide(running, left);
    looked = await look(running, approval.id);
  }
  for (let swept = 0; swept < MOST_SWEEPS && !FINAL.includes(looked.status); swept += 1) {
    await running.ask({ op: "sweep" });
    looked = await look(running, approval.id);
  }
  const effects = await scene.effects(approval.id, looked);
  const now = await scene.tally(running);
  const wanted = looked.status === "committed" ? 1 : 0;
  if (!FINAL.includes(looked.status)) problems.push(`it is stuck as ${looked.status}`);
  if (effects !== wanted) problems.push(`it is ${looked.status}, and Odoo has its effect ${effects} times`);
  if (looked.hasReceipt !== (wanted === 1)) problems.push(`it is ${looked.status} with${looked.hasReceipt ? "" : "out"} a receipt`);
  if (now.receipts - before.receipts !== wanted) problems.push(`Odoo has ${now.receipts - before.receipts} receipts more, not ${wanted}`);
  if (now.orders - before.orders !== wanted * wish.addsOrders)
    problems.push(`Odoo has ${now.orders - before.orders} orders more, not ${wanted * wish.addsOrders}`);
  if (looked.outcome === null) problems.push("nothing says what became of it");
  return { ending: looked.status, problems };
}

async function look(running: ProgramProcess, id: string): Promise<Looked> {
  const looked = await running.ask<Looked>({ op: "look", id });
  if (!looked) throw new TypeError("The program was killed while it was asked.");
  return looked;
}
