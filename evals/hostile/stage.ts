import type { ApprovalCard } from "../../core/wire.ts";
import { type Document, freshRecords } from "./fresh-records.ts";
import type { Proposed } from "./ledger.ts";
import type { Scene } from "./scene.ts";

const DAY_MS = 86_400_000;

/** What scripted attacks share: fresh records, proposals that wait, and what became of them. */
export function stageOf(scene: Scene) {
  const records = freshRecords(scene);
  const inDays = (days: number) => new Date(scene.clock().getTime() + days * DAY_MS).toISOString().slice(0, 10);

  async function proposed(login: string, tool: string, args: unknown): Promise<Proposed> {
    const result = await scene.gate(login, tool, args);
    if (result.status !== "proposed") throw new TypeError(`${tool} was ${result.status}: ${"message" in result ? result.message : ""}`);
    return { id: result.approval.id, digest: result.approval.digest, requester: login };
  }

  async function status(id: string): Promise<string> {
    const { rows } = await scene.program.store.pool.query("select status from approval where id = $1", [id]);
    return String(rows[0]?.["status"] ?? "gone");
  }

  async function decide(login: string, { id, digest }: Pick<Proposed, "id" | "digest">, decision: "approve" | "reject" = "approve") {
    scene.ledger.decided(id, login, decision);
    const { headers } = await scene.browser(login);
    const reply = await scene.doors.decide(headers, { id, digest }, decision);
    scene.leaks.check(scene.roles(login), "a decision's answer", reply.text);
    return reply;
  }

  return {
    ...records,
    decide,
    /** By as many managers as it takes: what else was carried out that day counts too. */
    async countersign(waiting: Proposed): Promise<void> {
      for (const login of ["operations_manager@demo", "finance_manager@demo"])
        if ((await status(waiting.id)) === "pending") await decide(login, waiting);
    },
    inDays,
    proposed,
    status,
    /** A move of a fresh delivery that waits for a manager. */
    async moveWaiting(login = "customer_service@demo"): Promise<{ readonly delivery: Document; readonly waiting: Proposed; readonly date: unknown }> {
      const delivery = await records.delivery();
      const date = await records.value("stock.picking", delivery.id, "scheduled_date");
      return { delivery, date, waiting: await proposed(login, "reschedule_delivery", { delivery: delivery.name, date: inDays(9) }) };
    },
    async quotationWaiting(quantity: number, price: number, login = "sales@demo"): Promise<{ readonly order: Document; readonly waiting: Proposed }> {
      const order = await records.quotation(quantity, price);
      return { order, waiting: await proposed(login, "confirm_quotation", { order: order.name }) };
    },
    /** Says that a proposal still waits and that Odoo holds nothing of it. */
    async untouched(
      attack: string,
      { delivery, waiting, date }: { readonly delivery: Document; readonly waiting: Proposed; readonly date: unknown },
    ): Promise<void> {
      scene.expect((await status(waiting.id)) === "pending", `${attack}: the approval is ${await status(waiting.id)}`);
      scene.expect((await records.value("stock.picking", delivery.id, "scheduled_date")) === date, `${attack}: the delivery was moved`);
    },
    async card(login: string, id: string): Promise<ApprovalCard | undefined> {
      const { headers } = await scene.browser(login);
      const reply = await scene.doors.send("GET", `/approvals/${id}`, headers);
      scene.leaks.check(scene.roles(login), "an approval card", reply.text);
      // A boundary: our own route answers a card.
      return reply.status === 200 ? (JSON.parse(reply.text) as ApprovalCard) : undefined;
    },
  };
}
