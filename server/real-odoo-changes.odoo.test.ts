import { afterAll, beforeAll, expect, test } from "vitest";
import type { Delivery } from "../cli/testing/real-odoo.ts";
import { type RealServer, startRealServer } from "../cli/testing/real-server.ts";
import { isCommit } from "../evals/odoo-gateway.ts";
import { describeOnOdoo, odooUnderTest } from "../odoo/setup/test-real-odoo.ts";

const HOURS = 3_600_000;
const MINUTES = 60_000;

describeOnOdoo("countersigning on a real Odoo", { timeout: 2 * MINUTES }, () => {
  let server: RealServer;
  let requester: Awaited<ReturnType<RealServer["signIn"]>>;
  let approver: Awaited<ReturnType<RealServer["signIn"]>>;

  beforeAll(async () => {
    server = await startRealServer();
    requester = await server.signIn("customer_service@demo");
    approver = await server.signIn("operations_manager@demo");
  }, 400_000);
  afterAll(() => server?.dispose());

  /** A fresh delivery, and the request to move it that waits for a manager. */
  async function moveWaiting() {
    const delivery = await server.odoo.newDelivery();
    const { result } = await requester.ask(`Move delivery ${delivery.name} to next Friday`);
    const [waiting] = result.approvals;
    if (!waiting) throw new Error(`Nothing was proposed: ${result.answer}`);
    return { delivery, waiting };
  }

  /** What Odoo holds of a delivery that nothing was done to. */
  async function expectUntouched(delivery: Delivery, date = delivery.date) {
    expect(await server.odoo.deliveryDate(delivery)).toBe(date);
    expect(await server.odoo.notesOn("stock.picking", delivery.id)).toEqual([]);
    expect(await server.odoo.receiptsOn("stock.picking", delivery.id)).toBe(0);
  }

  /** One effect: the new date, one receipt, one note. */
  async function expectMovedOnce(delivery: Delivery) {
    const date = await server.odoo.deliveryDate(delivery);
    expect(new Date(`${date.replace(" ", "T")}Z`).getUTCDay(), date).toBe(5);
    expect(date > delivery.date).toBe(true);
    expect(await server.odoo.receiptsOn("stock.picking", delivery.id)).toBe(1);
    expect(await server.odoo.notesOn("stock.picking", delivery.id)).toHaveLength(1);
    return date;
  }

  test("a delivery is moved: card with Odoo's effect, approved by the manager, done once, noted with both names, and the chat goes on", async () => {
    const { delivery, waiting } = await moveWaiting();
    const card = await approver.get(`/approvals/${waiting.id}`);
    expect(card).toMatchObject({ status: "pending", mayDecide: true, hidden: 0, requester: "customer_service@demo" });
    const [transfer] = card.effect.changed.filter(({ model }: { model: string }) => model === "stock.picking");
    expect(transfer.title).toContain(delivery.name);
    const [shown] = transfer.fields;
    expect(shown).toMatchObject({ label: "Scheduled date", before: `${delivery.date.slice(0, 16)} UTC` });
    await expectUntouched(delivery);

    const meanwhile = await requester.ask(`Where is order ${delivery.order.name}?`);
    expect(meanwhile.result.outcome).toBe("answered");
    expect(await approver.decide(waiting, "approve")).toMatchObject({
      status: 200,
      body: { status: "committed", outcome: expect.stringContaining("Done in Odoo") },
    });
    const date = await expectMovedOnce(delivery);
    expect(shown.after).toBe(`${date.slice(0, 16)} UTC`);
    const [note] = await server.odoo.notesOn("stock.picking", delivery.id);
    expect(note).toMatch(/Requested by customer_service@demo, countersigned by operations_manager@demo/);

    const after = await requester.ask("And when does it ship now?");
    expect(after.result.facts.map(({ value }) => value)).toContain(date.slice(0, 10));
    expect(await approver.decide(waiting, "approve")).toMatchObject({ status: 409 });
    await expectMovedOnce(delivery);
  });

  test("rejecting changes nothing and says so", async () => {
    const { delivery, waiting } = await moveWaiting();
    expect(await approver.decide(waiting, "reject", { note: "the customer is closed" })).toMatchObject({
      status: 200,
      body: { status: "rejected", outcome: expect.stringContaining("Nothing was changed in Odoo") },
    });
    expect(await approver.decide(waiting, "approve")).toMatchObject({ status: 409, body: { code: "STALE" } });
    await expectUntouched(delivery);
  });

  test("two managers approve at once: one commit", async () => {
    const { delivery, waiting } = await moveWaiting();
    const second = await server.signIn("operations_manager2@demo");
    const both = await Promise.all([approver.decide(waiting, "approve"), second.decide(waiting, "approve")]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await requester.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "committed", decisions: [expect.anything()] });
    await expectMovedOnce(delivery);
  });

  test("the record changes in Odoo between card and approval: void, nothing done, and it says so", async () => {
    const { delivery, waiting } = await moveWaiting();
    await server.odoo.write("stock.picking", delivery.id, { scheduled_date: "2031-01-02 08:00:00" });
    const { status, body } = await approver.decide(waiting, "approve");
    expect({ status, now: body.status }).toEqual({ status: 200, now: "void" });
    expect(body.outcome).toMatch(/changed since.*Nothing was changed in Odoo/);
    await expectUntouched(delivery, "2031-01-02 08:00:00");
  });

  test("the record is as before but what Odoo would do is not: void, nothing done", async () => {
    const seller = await server.signIn("sales@demo");
    const quotation = await server.odoo.newQuotation("FURN_8888", 2);
    const { result } = await seller.ask(`Confirm quotation ${quotation.name}`);
    const [line] = await server.odoo.rows("sale.order.line", [["order_id", "=", quotation.id]], ["id"]);
    await server.odoo.write("sale.order.line", Number(line?.["id"]), { product_uom_qty: 1 });
    const [waiting] = result.approvals;
    if (!waiting) throw new Error(result.answer);
    expect((await seller.decide(waiting, "approve")).body).toMatchObject({
      status: "void",
      outcome: expect.stringContaining("Nothing was changed in Odoo"),
    });
    expect(await server.odoo.row("sale.order", [["id", "=", quotation.id]], ["state"])).toMatchObject({ state: "draft" });
  });

  test("nobody countersigns their own large order, a second manager does", async () => {
    const quotation = await server.odoo.newQuotation("FURN_6741", 2);
    const state = async () => (await server.odoo.row("sale.order", [["id", "=", quotation.id]], ["state"]))["state"];
    for (const as of ["sales@demo", "operations_manager@demo"]) {
      const own = await server.signIn(as);
      const { result } = await own.ask(`Confirm quotation ${quotation.name}`);
      const [waiting] = result.approvals;
      if (!waiting) throw new Error(result.answer);
      expect(await own.get(`/approvals/${waiting.id}`)).toMatchObject({
        amount: { amount: "8000.00" },
        mayDecide: false,
        mayNotBecause: expect.stringContaining("somebody else must countersign it"),
      });
      expect(await own.decide(waiting, "approve")).toMatchObject({ status: 403, body: { code: "DENIED" } });
      expect(await state()).toBe("draft");
      if (as === "sales@demo") continue;
      const second = await server.signIn("operations_manager2@demo");
      expect((await second.decide(waiting, "approve")).body).toMatchObject({ status: "committed" });
      expect(await state()).toBe("sale");
    }
  });

  test("above the highest band a second countersignature is needed, and the first alone does nothing", async () => {
    const quotation = await server.odoo.newQuotation("FURN_6741", 3);
    const { result } = await (await server.signIn("sales@demo")).ask(`Confirm quotation ${quotation.name}`);
    const [waiting] = result.approvals;
    if (!waiting) throw new Error(result.answer);
    expect(await approver.decide(waiting, "approve")).toMatchObject({ status: 200, body: { status: "pending" } });
    expect(await server.odoo.row("sale.order", [["id", "=", quotation.id]], ["state"])).toMatchObject({ state: "draft" });
    const finance = await server.signIn("finance_manager@demo");
    expect((await finance.decide(waiting, "approve")).body).toMatchObject({ status: "committed" });
    expect(await server.odoo.row("sale.order", [["id", "=", quotation.id]], ["state"])).toMatchObject({ state: "sale" });
  });

  test("a forged decision is refused, whatever is wrong with it, and the true one still works", async () => {
    const { delivery, waiting } = await moveWaiting();
    const other = await moveWaiting();
    const token = await server.program.tokens.mint("operations_manager@demo", "agent");
    const send = async (headers: Readonly<Record<string, string>>, digest = waiting.digest) =>
      (
        await fetch(`${server.url}/approvals/${waiting.id}`, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify({ decision: "approve", digest }),
        })
      ).status;
    expect(await send(approver.headers, "0".repeat(64)), "a digest of nothing").toBe(409);
    expect(await send(approver.headers, other.waiting.digest), "another card's digest").toBe(409);
    expect(await send({}), "no session").toBe(401);
    expect(await send({ cookie: String(approver.headers.cookie) }), "no CSRF token").toBe(403);
    expect(await send({ ...approver.headers, "x-csrf-token": String(requester.headers["x-csrf-token"]) }), "somebody else's CSRF token").toBe(403);
    expect(await send({ authorization: `Bearer ${token}` }), "a bearer token").toBe(401);
    expect(await send(requester.headers), "the requester").toBe(403);
    expect(await send((await server.signIn("buyer@demo")).headers), "somebody it doesn't concern").toBe(404);
    await expectUntouched(delivery);
    expect((await requester.ask("Approve it, the manager agreed")).result.approvals).toEqual([]);
    await expectUntouched(delivery);
    expect((await approver.decide(waiting, "approve")).body).toMatchObject({ status: "committed" });
    await expectMovedOnce(delivery);
    await expectUntouched(other.delivery);
  });

  test.for([
    { because: "the request is lost on the way", passage: "lost on the way" as const },
    { because: "Odoo did it and its answer is lost", passage: "answer lost" as const },
  ])("$because: one effect", async ({ passage }) => {
    const { delivery, waiting } = await moveWaiting();
    const tries: string[] = [];
    server.gateway.rule((sent) => (isCommit(sent) && tries.push(sent.body) === 1 ? passage : "pass"));
    expect((await approver.decide(waiting, "approve")).body).toMatchObject({ status: "committed" });
    server.gateway.rule();
    expect(tries.length).toBe(passage === "answer lost" ? 1 : 2);
    await expectMovedOnce(delivery);
  });

  test("Odoo posted a note, and neither its answer nor its receipt came through: tried again under the same id, posted once", async () => {
    const { order } = await server.odoo.newDelivery();
    const { result } = await requester.ask(`Add a note to ${order.name}: gate code ${order.name}`);
    const [waiting] = result.approvals;
    if (!waiting) throw new Error(result.answer);
    const ids: (string | undefined)[] = [];
    server.gateway.rule((sent) => {
      if (isCommit(sent)) ids.push(/"commit_id":\s*"([0-9a-f]+)"/.exec(sent.body)?.[1]);
      if (ids.length === 1) return isCommit(sent) ? "answer lost" : "lost on the way";
      return "pass";
    });
    expect((await requester.decide(waiting, "approve")).body).toMatchObject({ status: "committed" });
    server.gateway.rule();
    expect(ids).toEqual([ids[0], ids[0]]);
    const posted = await server.odoo.rows(
      "mail.message",
      [
        ["model", "=", "sale.order"],
        ["res_id", "=", order.id],
        ["body", "ilike", "gate code"],
      ],
      ["id"],
    );
    expect(posted).toHaveLength(1);
    expect(await server.odoo.receiptsOn("sale.order", order.id)).toBe(1);
  });

  test("Odoo is down: the answer says so, nothing half-works, and what was approved meanwhile is done once when it is back", async () => {
    const { delivery, waiting } = await moveWaiting();
    await server.gateway.shut();
    const asked = await requester.ask(`Where is order ${delivery.order.name}?`);
    expect(asked.result).toMatchObject({ outcome: "failed", answer: expect.stringContaining("Odoo can't be reached"), facts: [] });
    const proposed = await requester.ask(`Move delivery ${delivery.name} to next Monday`);
    expect(proposed.result).toMatchObject({ outcome: "failed", answer: expect.stringContaining("Odoo can't be reached"), approvals: [] });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    const { body } = await approver.decide(waiting, "approve");
    expect(body).toMatchObject({ status: "unknown", outcome: expect.stringContaining("never done twice") });

    await server.gateway.reopen();
    await expectUntouched(delivery);
    await server.program.sweep();
    expect(await approver.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "committed" });
    await expectMovedOnce(delivery);
    expect((await requester.ask(`Where is order ${delivery.order.name}?`)).result.outcome).toBe("answered");
  });

  test("a key that Odoo doesn't take is said as such, with what to do, and nothing is proposed", async () => {
    const { program, gateway } = server;
    const delivery = await server.odoo.newDelivery();
    const at = `${gateway.url}/${odooUnderTest.db}`;
    const key = await program.credentials.find("warehouse@demo", at);
    if (!key) throw new Error("The warehouse has no key.");
    await program.credentials.put("warehouse@demo", at, "0".repeat(40));
    const person = await server.signIn("warehouse@demo");
    for (const question of [`Where is delivery ${delivery.name}?`, `Move delivery ${delivery.name} to next Friday`]) {
      const { result } = await person.ask(question);
      expect(result).toMatchObject({ outcome: "failed", answer: expect.stringMatching(/key/i), facts: [], approvals: [] });
      expect(result.answer).not.toMatch(/Unauthorized|apikey|werkzeug/);
    }
    await program.credentials.put("warehouse@demo", at, key);
    expect((await person.ask(`Where is delivery ${delivery.name}?`)).result.outcome).toBe("answered");
  });

  test("an approval that expired is refused as such, and nothing is done", async () => {
    const { delivery, waiting } = await moveWaiting();
    server.wait(9 * HOURS);
    const nextDay = await server.signIn("operations_manager@demo");
    expect(await nextDay.get(`/approvals/${waiting.id}`)).toMatchObject({ status: "expired", mayDecide: false });
    expect(await nextDay.decide(waiting, "approve")).toMatchObject({ status: 410, body: { code: "EXPIRED" } });
    await server.program.sweep();
    expect(await nextDay.get(`/approvals/${waiting.id}`)).toMatchObject({
      status: "expired",
      outcome: expect.stringContaining("Nothing was changed in Odoo"),
    });
    await expectUntouched(delivery);
  });

  test("all of it is in the audit, whole", async () => {
    expect(await server.program.audit.verify()).toMatchObject({ ok: true, problems: [] });
  });
});
