import { canonicalJson, type JsonObject } from "../../core/json.ts";
import type { Approval } from "../../guardrails/approvals/approval.ts";
import { createSandbox, type Sandbox, type WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import type { Failures } from "./failures.ts";
import { carryOutPlainly } from "./plain-change.ts";
import type { WorldEvent } from "./world-watch.ts";

/** Tables that the companion writes beside the change (receipts, notes in the chatter) or that count numbers. */
const BESIDE: ReadonlySet<string> = new Set(["ir.model.data", "ir.sequence", "mail.message", "mail.followers", "mail.notification"]);
const MOST_SHOWN = 5;

/**
 * The world after must be the world before plus the approved changes: a twin of the world as it was carries them out by
 * Odoo's plain methods, in the order in which they happened, and every row of both is compared.
 */
export function compareWithTwin(
  before: WorldSnapshot,
  after: WorldSnapshot,
  events: readonly WorldEvent[],
  approvedBy: ReadonlyMap<string, Approval>,
  failures: Failures,
): number {
  const time = { now: new Date() };
  const twin = createSandbox({ clock: () => time.now, snapshot: before });
  const nextIds = new Map(Object.entries(before.nextIds));
  twin.onCommit((rows) => {
    for (const { model, id } of rows) nextIds.set(model, Math.max(nextIds.get(model) ?? 1, id + 1));
  });
  for (const event of events) {
    time.now = event.at;
    // Dry runs used ids up, and both worlds must give their records the same ones.
    twin.applyOverlay(
      Object.entries(event.firstIds).flatMap(([model, id]) => (id > (nextIds.get(model) ?? 1) ? [{ model, id: id - 1, data: null }] : [])),
    );
    try {
      if (event.kind === "hand") twin.run("admin", event.model, event.method, event.params);
      else carryOut(twin, event.commitId, approvedBy, failures);
    } catch (error) {
      failures.add(`The twin world couldn't do what Odoo did: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return compare(after, twin.snapshot(), failures);
}

function carryOut(twin: Sandbox, commitId: string, approvedBy: ReadonlyMap<string, Approval>, failures: Failures): void {
  const approval = approvedBy.get(commitId);
  if (!approval) return void failures.add("Odoo holds a commit that no approval stands for");
  carryOutPlainly(twin, approval);
}

function compare(after: WorldSnapshot, twin: WorldSnapshot, failures: Failures): number {
  let rows = 0;
  for (const model of new Set([...Object.keys(after.rows), ...Object.keys(twin.rows)])) {
    if (BESIDE.has(model)) continue;
    const own = byId(after.rows[model]);
    const other = byId(twin.rows[model]);
    const unlike = [...new Set([...own.keys(), ...other.keys()])].filter((id) => own.get(id) !== other.get(id));
    rows += own.size;
    for (const id of unlike.slice(0, MOST_SHOWN))
      failures.add(
        `${model} ${id} is not what the approved changes make of it: ${own.get(id) ?? "nothing"} instead of ${other.get(id) ?? "nothing"}`,
      );
  }
  return rows;
}

function byId(rows: readonly JsonObject[] = []): ReadonlyMap<number, string> {
  return new Map(rows.map((row) => [Number(row["id"]), canonicalJson(row)]));
}
