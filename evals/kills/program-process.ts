import { flushCompileCache } from "node:module";
import type { Principal } from "../../core/principal.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { Config } from "../../server/config.ts";
import { startProgram } from "../../server/main.ts";
import type { Program } from "../../server/program.ts";
import { setUpOdoo } from "../../server/set-up-odoo.ts";
import { watchStatements } from "../watch-statements.ts";
import type { GoOn, Looked, Order, Proposed, Said, Tally, Verified } from "./orders.ts";

/** The program as a process of its own that the harness kills: it takes orders over its IPC channel, one at a time. */
async function main(): Promise<void> {
  let program: Program | undefined;
  let steps = 0;
  const waiting = new Map<number, () => void>();
  let doing: Promise<void> = Promise.resolve();

  process.on("disconnect", () => process.exit(0));
  process.on("message", (message: Order | GoOn) => {
    if ("goOn" in message) waiting.get(message.goOn)?.();
    else doing = doing.then(() => carryOut(message));
  });
  // A process that is killed would keep nothing of what it compiled.
  flushCompileCache();
  say({ kind: "answer", value: "ready" });

  async function carryOut(order: Order): Promise<void> {
    try {
      if (order.op === "start") {
        program = await start(order.config, order.aheadMs);
        say({ kind: "answer", value: "started" });
        return;
      }
      if (!program) throw new TypeError("Start the program first.");
      say({ kind: "answer", value: await answer(program, order) });
    } catch (error) {
      say({ kind: "failed", message: error instanceof Error ? `${error.message} ${causeOf(error)}` : String(error) });
    }
  }

  async function answer(running: Program, order: Exclude<Order, { readonly op: "start" }>): Promise<unknown> {
    switch (order.op) {
      case "set up":
        return (await setUpOdoo(running, running.config, true)).version;
      case "watch":
        watchStatements(running.store.pool, (statement, moment) => {
          if (moment === "after") return undefined;
          steps += 1;
          const step = steps;
          const allowed = new Promise<void>((goOn) => waiting.set(step, goOn));
          say({ kind: "step", step, statement });
          return allowed;
        });
        return "watching";
      case "propose":
        return propose(running, await running.people.get(order.by, "console"), order.tool, order.args);
      case "decide": {
        const person = await running.people.get(order.by, "console");
        const { digest } = await running.approvals.card(order.id, person);
        return (await running.decide(order.id, { decision: "approve", digest }, person)).status;
      }
      case "sweep":
        return running.sweep();
      case "look":
        return look(running, order.id);
      case "tally":
        return tally(running);
      case "verify":
        return verify(running);
    }
  }
}

function start(config: Config, aheadMs: number): Promise<Program> {
  return startProgram(config, { clock: () => new Date(Date.now() + aheadMs) });
}

async function propose(program: Program, principal: Principal, tool: string, args: object): Promise<Proposed> {
  const turn = { principal, thread: crypto.randomUUID(), useCases: useCasesOf(program.policy, principal), model: "none" };
  const result = await program.gate.call(turn, tool, args);
  if (result.status === "proposed") return { id: result.approval.id, digest: result.approval.digest };
  throw new TypeError(`${tool} proposed nothing: ${JSON.stringify(result)}`);
}

async function look({ store, approvals, people }: Program, id: string): Promise<Looked> {
  const { rows } = await store.pool.query(
    `select status, receipt_sealed is not null as has_receipt,
       (select count(*)::int from sandbox_record where model = 'mail.message' and data->>'body' like '%' || $1 || '%') as effects
     from approval where id = $1`,
    [id],
  );
  const row = rows[0];
  const { outcome } = await approvals.card(id, await people.get("auditor@demo", "console"));
  return { status: row["status"], outcome, hasReceipt: row["has_receipt"], effects: row["effects"] };
}

async function tally({ store }: Program): Promise<Tally> {
  const { rows } = await store.pool.query(
    `select (select count(*)::int from sandbox_record where model = 'ir.model.data' and data->>'model' = 'countersign.receipt') as receipts,
       (select count(*)::int from sandbox_record where model = 'sale.order' and data->>'state' = 'draft') as orders`,
  );
  return { receipts: rows[0]["receipts"], orders: rows[0]["orders"] };
}

async function verify({ audit }: Program): Promise<Verified> {
  const { ok, entries, problems } = await audit.verify();
  return { ok, entries, problems: problems.map(({ seq, what }) => `${seq ?? "log"}: ${what}`) };
}

function say(said: Said): void {
  process.send?.(said);
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? `(${error.cause.message})` : "";
}

await main();
