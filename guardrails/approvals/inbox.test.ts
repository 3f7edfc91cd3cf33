import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Channel } from "../../core/principal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { approvalScene, confirmation, effectWorth, rescheduling, someone } from "../test-approval-scene.ts";

describeOnBoth("the inbox", (fresh) => {
  let scene: TestStore;
  let now = new Date("2026-06-08T09:00:00Z");
  beforeAll(async () => {
    scene = await fresh(() => now);
  }, 60_000);
  afterAll(() => scene.dispose());
  beforeEach(async () => {
    now = new Date(now.getTime() + 7 * 86_400_000);
    await scene.store.pool.query("delete from approval");
  });
  const set = (amount = "900.00") => approvalScene(scene, () => now, effectWorth(amount));

  test("each action of a message is decided on its own", { timeout: 60_000 }, async () => {
    const { propose, approve, approvals, commit, odoo } = set();
    const [one, other] = [
      await propose(confirmation, "sales@demo"),
      await propose({ ...confirmation, ids: [8], summary: "Confirm S00008" }, "sales@demo"),
    ];
    await expect(approve(one.id, other.digest, "sales@demo")).rejects.toMatchObject({ code: "STALE" });
    await approvals.decide(other.id, { decision: "reject", digest: other.digest }, someone("sales@demo"));
    expect((await approvals.card(one.id, someone("sales@demo"))).status).toBe("pending");
    await approve(one.id, one.digest, "sales@demo");
    expect([await commit.commitApproved(one.id), await commit.commitApproved(other.id)]).toEqual(["committed", "rejected"]);
    expect(odoo.applied).toEqual(["Confirm S00007"]);
  });

  test.for(["sealed_change", "sealed_effect"])(
    "a request whose %s can't be opened is shown as such, and keeps no other from being seen",
    { timeout: 60_000 },
    async (column) => {
      const { propose, approve, approvals, commit, odoo } = set("5000.00");
      const good = await propose(rescheduling, "customer_service@demo");
      const bad = await propose({ ...rescheduling, ids: [8] }, "customer_service@demo");
      await scene.store.pool.query(`update approval set ${column} = '\\x0102' where id = $1`, [bad.id]);
      const inbox = await approvals.list(someone("operations_manager@demo"));
      expect(inbox.map(({ id, unreadable }) => ({ id, unreadable })).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        [
          { id: good.id, unreadable: undefined },
          { id: bad.id, unreadable: true },
        ].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
      expect(await approvals.card(bad.id, someone("customer_service@demo"))).toMatchObject({
        unreadable: true,
        mayDecide: false,
        lines: [],
        amount: null,
      });
      await expect(approve(bad.id, bad.digest, "operations_manager@demo")).rejects.toThrow();
      await scene.store.pool.query("update approval set status = 'approved' where id = $1", [bad.id]);
      await expect(commit.commitApproved(bad.id)).rejects.toThrow();
      expect(odoo.applied).toEqual([]);
      await scene.store.pool.query("update approval set status = 'pending' where id = $1", [bad.id]);
      now = new Date(now.getTime() + 86_400_000);
      expect(await approvals.expireOld()).toBe(2);
    },
  );

  test.for<Channel>(["mcp", "widget", "workflow"])("no decision comes over %s, whoever it says it is", { timeout: 60_000 }, async (channel) => {
    const { propose, approvals } = set();
    const { id, digest } = await propose(confirmation, "sales@demo");
    for (const decision of ["approve", "reject", "edit"] as const)
      await expect(approvals.decide(id, { decision, digest }, { ...someone("sales@demo"), channel })).rejects.toMatchObject({ code: "DENIED" });
    expect((await approvals.card(id, someone("sales@demo"))).status).toBe("pending");
  });

  test.for(["*", "confirm_quotation"])(
    "while %s is switched off nothing is proposed, countersigned or carried out, but it may be rejected",
    { timeout: 60_000 },
    async (off) => {
      const { propose, tryPropose, approve, approvals, commit, odoo, switches } = set("100.00");
      const waiting = await propose(confirmation, "sales@demo");
      const rejected = await propose({ ...confirmation, ids: [9] }, "sales@demo");
      const signed = await propose({ ...confirmation, ids: [8] }, "sales@demo");
      await approve(signed.id, signed.digest, "sales@demo");
      await switches.off(off, "an incident", someone("admin@demo"));
      expect(await tryPropose(confirmation, "sales@demo")).toMatchObject({ kind: "deny", reason: expect.stringContaining("an incident") });
      await expect(approve(waiting.id, waiting.digest, "sales@demo")).rejects.toMatchObject({
        code: "DENIED",
        message: expect.stringContaining("an incident"),
      });
      expect((await approvals.decide(rejected.id, { decision: "reject", digest: rejected.digest }, someone("sales@demo"))).status).toBe("rejected");
      expect(await commit.commitApproved(signed.id)).toBe("void");
      expect(odoo.applied).toEqual([]);
      await switches.on(off, "over", someone("admin@demo"));
      expect((await approve(waiting.id, waiting.digest, "sales@demo")).status).toBe("approved");
    },
  );

  test.for([
    { because: "it names what the call doesn't take", values: { scheduled_date: "2026-06-15" } },
    { because: "it changes nothing", values: {} },
  ])("an edit is refused, and the request goes on waiting, when $because", { timeout: 60_000 }, async ({ values }) => {
    const { propose, approvals } = set("5000.00");
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    await expect(approvals.decide(id, { decision: "edit", digest, values }, someone("customer_service@demo"))).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
    expect((await approvals.card(id, someone("customer_service@demo"))).status).toBe("pending");
    expect((await scene.store.pool.query("select 1 from approval")).rowCount).toBe(1);
  });

  test("who sees no totals can't tell from a card in which band it lies", { timeout: 60_000 }, async () => {
    const shown = [];
    for (const amount of ["10.00", "10000.00", "10000.01", "900000.00"]) {
      const { propose, approvals } = set(amount);
      const { id } = await propose(rescheduling, "warehouse@demo");
      const { id: _id, digest: _digest, ...card } = await approvals.card(id, someone("warehouse@demo"));
      shown.push(JSON.stringify(card));
    }
    expect(new Set(shown).size).toBe(1);
    expect(shown[0]).not.toMatch(/10000|up to/);
  });

  test("a card says what had been read, to who may read it", { timeout: 60_000 }, async () => {
    const { propose, approvals } = set("5000.00");
    const quote = `Please ship${"\u202e"} to the new address. `.repeat(3);
    const { id } = await propose(rescheduling, "customer_service@demo", undefined, {
      seenBy: "language model",
      influences: [{ model: "mail.message", id: 5, label: "S00012", field: "body", quote }],
    });
    const manager = await approvals.card(id, someone("operations_manager@demo"));
    expect(manager.provenance?.sentences[0]).toMatch(/^Asked for after reading: body on .*Please ship\[U\+202E\] to the new address/);
    expect(JSON.stringify(await approvals.card(id, someone("auditor@demo")))).not.toContain("new address");
    const { id: foreign } = await propose({ ...rescheduling, ids: [8] }, "customer_service@demo", undefined, {
      seenBy: "mcp client",
      influences: [],
    });
    expect((await approvals.card(foreign, someone("operations_manager@demo"))).provenance?.sentences[0]).toContain("can't be told from here");
  });

  test("a long value is folded, and whole beside it", { timeout: 60_000 }, async () => {
    const { propose, approvals } = set("0.00");
    const body = "Deliver as agreed. ".repeat(60);
    const note = {
      ...confirmation,
      kind: "post_note",
      method: "message_post",
      values: { body },
      lines: [{ field: "mail.message.body", label: "Note", before: null, after: body }],
    };
    const { id } = await propose(note, "sales@demo");
    const [line] = (await approvals.card(id, someone("sales@demo"))).lines;
    expect(line).toMatchObject({
      field: "mail.message.body",
      after: body,
      folded: { before: null, after: expect.stringMatching(/^.{300}… \(840 more characters\)$/) },
    });
  });
});
