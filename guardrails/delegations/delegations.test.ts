import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Channel } from "../../core/principal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { approvalScene, confirmation, effectWorth, rescheduling, someone } from "../test-approval-scene.ts";

const MANAGER = "operations_manager@demo";
const DELEGATE = "buyer@demo";

describeOnBoth("a delegation", (fresh) => {
  let scene: TestStore;
  let now = new Date("2026-06-08T09:00:00Z");
  beforeAll(async () => {
    scene = await fresh(() => now);
  }, 60_000);
  afterAll(() => scene.dispose());
  beforeEach(async () => {
    now = new Date(now.getTime() + 60 * 86_400_000);
  });
  const set = (amount = "5000.00") => approvalScene(scene, () => now, effectWorth(amount));
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
  const lend = (to = DELEGATE, upTo = "8000", days = 7) => ({ to, upTo, until: inDays(days) });

  test("lets the delegate countersign, and the record and Odoo's note say for whom", { timeout: 60_000 }, async () => {
    const { propose, approve, approvals, commit, odoo, delegations, audit } = set();
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    await expect(approve(id, digest, DELEGATE)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id: delegation } = await delegations.grant(someone(MANAGER), lend());
    expect((await approvals.list(someone(DELEGATE))).map((card) => card.id)).toContain(id);
    expect(await approvals.card(id, someone(DELEGATE))).toMatchObject({ mayDecide: true });
    expect(await approve(id, digest, DELEGATE)).toMatchObject({ status: "approved", decisions: [{ by: DELEGATE, actingFor: MANAGER }] });
    expect(await commit.commitApproved(id)).toBe("committed");
    expect(odoo.notes[0]).toContain(`countersigned by ${DELEGATE} for ${MANAGER}`);
    const entries = await audit.list({ limit: 10 });
    expect(entries).toContainEqual(expect.objectContaining({ kind: "delegation_granted", delegation, actingFor: MANAGER, approver: DELEGATE }));
    expect(entries).toContainEqual(expect.objectContaining({ kind: "approval_decided", delegation, actingFor: MANAGER, approver: DELEGATE }));
  });

  test.for([
    { because: "the change is worth just what was lent", amount: "8000.00", upTo: "8000", may: true },
    { because: "it is worth a cent more", amount: "8000.01", upTo: "8000", may: false },
  ])("holds up to its cap: $may when $because", { timeout: 60_000 }, async ({ amount, upTo, may }) => {
    const { propose, approvals, delegations } = set(amount);
    const { id } = await propose(rescheduling, "customer_service@demo");
    await delegations.grant(someone(MANAGER), lend(DELEGATE, upTo));
    expect(await approvals.card(id, someone(DELEGATE))).toMatchObject({ mayDecide: may });
  });

  test.for<{ because: string; by: string; channel?: Channel; asked: object; code: string }>([
    { because: "the person countersigns nothing", by: "sales@demo", asked: {}, code: "DENIED" },
    { because: "the role is somebody else's", by: MANAGER, asked: { roles: ["finance_manager"] }, code: "DENIED" },
    { because: "it is more than one's own limit", by: MANAGER, asked: { upTo: "250000.01" }, code: "DENIED" },
    { because: "it is to oneself", by: MANAGER, asked: { to: MANAGER }, code: "BAD_INPUT" },
    { because: "it is to nobody", by: MANAGER, asked: { to: "nobody@demo" }, code: "NOT_FOUND" },
    { because: "it has ended already", by: MANAGER, asked: { until: "2020-01-01T00:00:00Z" }, code: "BAD_INPUT" },
    { because: "it lasts longer than the policy allows", by: MANAGER, asked: { until: "2099-01-01T00:00:00Z" }, code: "BAD_INPUT" },
    { because: "an assistant asks", by: MANAGER, channel: "mcp", asked: {}, code: "DENIED" },
    { because: "the widget's conversation asks", by: MANAGER, channel: "widget", asked: {}, code: "DENIED" },
  ])("is refused when $because", { timeout: 60_000 }, async ({ by, channel = "console", asked, code }) => {
    const { delegations } = set();
    await expect(delegations.grant({ ...someone(by), channel }, { ...lend(), ...asked })).rejects.toMatchObject({ code });
    expect(await delegations.activeFor(DELEGATE)).toEqual([]);
  });

  test("is never lent on", { timeout: 60_000 }, async () => {
    const { delegations } = set();
    await delegations.grant(someone(MANAGER), lend());
    await expect(delegations.grant(someone(DELEGATE), lend("planner@demo"))).rejects.toMatchObject({ code: "DENIED" });
  });

  test.for([
    { because: "the delegate asked for the change", requester: DELEGATE, change: confirmation },
    { because: "the one who lent it asked for the change", requester: MANAGER, change: rescheduling },
  ])("keeps four eyes when $because", { timeout: 60_000 }, async ({ requester, change }) => {
    const { propose, people, policy, approvals, delegations } = set();
    policy.roles = { ...policy.roles, buyer: { ...policy.roles.buyer, proposes: policy.roles.operations_manager.proposes } };
    await delegations.grant(someone(MANAGER), lend());
    const { id, digest } = await propose(change, people.get(requester)?.id ?? expect.fail("nobody"));
    await expect(approvals.decide(id, { decision: "approve", digest }, someone(DELEGATE))).rejects.toMatchObject({ code: "DENIED" });
  });

  test("the signature of a delegate and that of who lent it are one, in either order", { timeout: 60_000 }, async () => {
    const { propose, approve, delegations } = set("20000.00");
    await delegations.grant(someone(MANAGER), lend(DELEGATE, "50000"));
    const first = await propose(rescheduling, "customer_service@demo");
    await approve(first.id, first.digest, DELEGATE);
    await expect(approve(first.id, first.digest, MANAGER)).rejects.toMatchObject({
      code: "DENIED",
      message: expect.stringContaining("in your name"),
    });
    expect((await approve(first.id, first.digest, "finance_manager@demo")).status).toBe("approved");
    const second = await propose({ ...rescheduling, ids: [8] }, "customer_service@demo");
    await approve(second.id, second.digest, MANAGER);
    await expect(approve(second.id, second.digest, DELEGATE)).rejects.toMatchObject({ code: "DENIED" });
  });

  test("two delegates of one manager are one signature", { timeout: 60_000 }, async () => {
    const { propose, approve, delegations } = set("20000.00");
    await delegations.grant(someone(MANAGER), lend(DELEGATE, "50000"));
    await delegations.grant(someone(MANAGER), lend("sales@demo", "50000"));
    const { id, digest } = await propose(rescheduling, "customer_service@demo");
    await approve(id, digest, DELEGATE);
    await expect(approve(id, digest, "sales@demo")).rejects.toMatchObject({ code: "DENIED" });
  });

  test.for<{ because: string; before: (made: ReturnType<typeof set>, delegation: string) => unknown }>([
    { because: "it was revoked", before: ({ delegations }, id) => delegations.revoke(someone(MANAGER), id) },
    { because: "the delegate gave it back", before: ({ delegations }, id) => delegations.revoke(someone(DELEGATE), id) },
    { because: "it expired", before: () => (now = new Date(now.getTime() + 2 * 3_600_000)) },
    { because: "who lent it has left", before: ({ people }) => people.delete(MANAGER) },
    { because: "who lent it has another role", before: ({ people }) => people.set(MANAGER, { ...someone(MANAGER), roles: ["sales"] }) },
    { because: "the delegate has left", before: ({ people }) => people.delete(DELEGATE) },
    { because: "its row was altered", before: ({ policy: _ }) => scene.store.pool.query("update delegation set sealed = '\\x0102'") },
    { because: "its row names another delegate", before: () => scene.store.pool.query("update delegation set to_person = 'sales@demo'") },
  ])("is void at the commit when $because meanwhile", { timeout: 60_000 }, async ({ before }) => {
    const made = set();
    const { id: delegation } = await made.delegations.grant(someone(MANAGER), {
      ...lend(),
      until: new Date(now.getTime() + 3_600_000).toISOString(),
    });
    const { id, digest } = await made.propose(rescheduling, "customer_service@demo");
    await made.approve(id, digest, DELEGATE);
    await before(made, delegation);
    expect(await made.commit.commitApproved(id)).toBe("void");
    expect(made.odoo.applied).toEqual([]);
  });

  test("a stranger neither sees nor revokes it, and nobody revokes it twice", { timeout: 60_000 }, async () => {
    const { delegations } = set();
    const { id } = await delegations.grant(someone(MANAGER), lend());
    expect((await delegations.list(someone("sales@demo"))).map((one) => one.id)).not.toContain(id);
    expect((await delegations.list(someone("auditor@demo"))).map((one) => one.id)).toContain(id);
    await expect(delegations.revoke(someone("sales@demo"), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await delegations.revoke(someone(MANAGER), id);
    await expect(delegations.revoke(someone(MANAGER), id)).rejects.toMatchObject({ code: "STALE" });
    await expect(delegations.revoke(someone(MANAGER), "\u0000")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
