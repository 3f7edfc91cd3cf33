import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Change } from "../../core/change.ts";
import type { Channel, Principal } from "../../core/principal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { InsightStanding } from "../../tools/insight-standing.ts";
import { approvalScene, effectWorth, rescheduling, someone } from "../test-approval-scene.ts";
import type { StandingOrderTerms } from "./standing-order.ts";

const PROPOSER = "operations_manager@demo";
const SIGNER = "finance_manager@demo";
const SEEN = { seenBy: "playbook", influences: [] } as const;

describeOnBoth("a standing order", (fresh) => {
  let scene: TestStore;
  let now = new Date("2026-06-08T09:00:00Z");
  beforeAll(async () => {
    scene = await fresh(() => now);
  }, 60_000);
  afterAll(() => scene.dispose());
  beforeEach(async () => {
    now = new Date(now.getTime() + 100 * 86_400_000);
  });

  const set = (amount = "400.00") => approvalScene(scene, () => now, effectWorth(amount));
  const moving = (id: number, days = 1): Change => ({
    ...rescheduling,
    ids: [id],
    before: { [id]: { scheduled_date: "2026-06-10 10:00:00" } },
    values: { scheduled_date: `2026-06-${10 + days} 10:00:00` },
    summary: `Move WH/OUT/0000${id}`,
  });
  const terms = (more: Partial<StandingOrderTerms> = {}): StandingOrderTerms => ({
    useCase: "reschedule_delivery",
    changeKind: "reschedule_delivery",
    companies: [1],
    maxDaysMoved: 3,
    perChange: "500",
    perDay: "1000",
    timesPerDay: 10,
    expiresAt: new Date(now.getTime() + 30 * 86_400_000).toISOString(),
    ...more,
  });
  async function inForce({ standingOrders }: ReturnType<typeof set>, more: Partial<StandingOrderTerms> = {}) {
    const { id, digest } = await standingOrders.propose(someone(PROPOSER), terms(more));
    return standingOrders.sign(someone(SIGNER), id, digest);
  }

  test("signs in advance: no person is waited for, and receipt note, audit and card name it", { timeout: 60_000 }, async () => {
    const made = set();
    const order = await inForce(made);
    const { id, status, requirement } = await made.propose(moving(7), "customer_service@demo", undefined, SEEN);
    expect({ status, count: requirement.count }).toEqual({ status: "approved", count: 0 });
    expect(await made.commit.commitApproved(id)).toBe("committed");
    expect(made.odoo.notes[0]).toContain(`standing order ${order.id}, signed by ${PROPOSER} and ${SIGNER}`);
    expect(await made.approvals.card(id, someone("customer_service@demo"))).toMatchObject({ status: "committed", standingOrder: order.id });
    const entries = (await made.audit.list({ limit: 6 })).map(({ kind, standingOrder }) => ({ kind, standingOrder })).reverse();
    expect(entries).toEqual([
      { kind: "standing_order_proposed", standingOrder: order.id },
      { kind: "standing_order_signed", standingOrder: order.id },
      { kind: "change_proposed", standingOrder: undefined },
      { kind: "standing_order_used", standingOrder: order.id },
      { kind: "commit_intended", standingOrder: order.id },
      { kind: "commit_done", standingOrder: order.id },
    ]);
  });

  test.for([
    { because: "nobody kept account of what was read", more: {}, waits: true },
    {
      because: "a language model had read a note",
      more: { seenBy: "language model", influences: [{ model: "mail.message", id: 3, label: "S00007", field: "body", quote: "ship now" }] } as const,
      waits: true,
    },
    { because: "an assistant of the requester's own asked", more: { seenBy: "mcp client", influences: [] } as const, waits: true },
    { because: "a language model had read nothing of the kind", more: { seenBy: "language model", influences: [] } as const, waits: false },
  ])("waits for a person when $because: $waits", { timeout: 60_000 }, async ({ more, waits }) => {
    const made = set();
    await inForce(made);
    expect((await made.propose(moving(7), "customer_service@demo", undefined, more)).status).toBe(waits ? "pending" : "approved");
  });

  test("its daily cap holds against any number at once, over replicas", { timeout: 120_000 }, async () => {
    const made = set("300.00");
    await inForce(made);
    const all = await Promise.all(Array.from({ length: 20 }, (_, at) => made.propose(moving(at + 10), "customer_service@demo", undefined, SEEN)));
    const approved = all.filter(({ status }) => status === "approved");
    expect(approved).toHaveLength(3);
    const replicas = [made.commit, made.replica()];
    const ends = await Promise.all(approved.flatMap(({ id }) => replicas.map((replica) => replica.commitApproved(id))));
    expect(ends.filter((end) => end === "committed").length).toBeGreaterThanOrEqual(3);
    expect(made.odoo.applied).toHaveLength(3);
    now = new Date(now.getTime() + 86_400_000);
    expect((await made.propose(moving(99), "customer_service@demo", undefined, SEEN)).status).toBe("approved");
  });

  test.for<{ because: string; meanwhile: (made: ReturnType<typeof set>, id: string) => unknown }>([
    { because: "it was revoked", meanwhile: ({ standingOrders }, id) => standingOrders.revoke(someone(SIGNER), id) },
    {
      because: "another of its role revoked it",
      meanwhile: ({ standingOrders }, id) => standingOrders.revoke(someone("operations_manager2@demo"), id),
    },
    { because: "who proposed it has left", meanwhile: ({ people }) => people.delete(PROPOSER) },
    { because: "who signed it has another role", meanwhile: ({ people }) => people.set(SIGNER, { ...someone(SIGNER), roles: ["sales"] }) },
    {
      because: "the signer may sign for less by now",
      meanwhile: ({ policy }) =>
        (policy.roles = { ...policy.roles, finance_manager: { ...policy.roles.finance_manager, countersigns_up_to: "999.99" } }),
    },
    { because: "its row was altered", meanwhile: () => scene.store.pool.query("update standing_order set sealed = signature_sealed") },
    {
      because: "its signature was taken from another",
      meanwhile: async (made, id) => {
        const other = await inForce(made);
        await scene.store.pool.query(
          "update standing_order set signature_sealed = (select signature_sealed from standing_order where id = $1) where id = $2",
          [other.id, id],
        );
      },
    },
    { because: "all writes are switched off", meanwhile: ({ switches }) => switches.off("*", "stop", someone("admin@demo")) },
    {
      because: "the approval was bent to another order",
      meanwhile: () => scene.store.pool.query("update approval set standing_order = 'other' where status = 'approved'"),
    },
  ])("nothing is carried out under it when $because before the commit", { timeout: 60_000 }, async ({ meanwhile }) => {
    const made = set();
    const order = await inForce(made);
    const { id, status } = await made.propose(moving(7), "customer_service@demo", undefined, SEEN);
    expect(status).toBe("approved");
    await meanwhile(made, order.id);
    expect(await made.commit.commitApproved(id)).toBe("void");
    expect(made.odoo.applied).toEqual([]);
    await made.switches.on("*", "go", someone("admin@demo"));
  });

  test("it has ended at its last instant", { timeout: 60_000 }, async () => {
    const made = set();
    await inForce(made, { expiresAt: new Date(now.getTime() + 60_000).toISOString() });
    const { id } = await made.propose(moving(7), "customer_service@demo", undefined, SEEN);
    now = new Date(now.getTime() + 60_000);
    expect((await made.propose(moving(8), "customer_service@demo", undefined, SEEN)).status).toBe("pending");
    expect(await made.commit.commitApproved(id)).toBe("void");
  });

  test.for<{ because: string; standing: InsightStanding; says: string }>([
    {
      because: "is doubted",
      standing: { kind: "doubted", checkedAt: new Date(0), reasons: ["Demand was -63% off its forecast."], miss: null },
      says: "the demand forecast, on which such a change rests, is doubted (Demand was -63% off its forecast.)",
    },
    { because: "was not checked lately", standing: { kind: "unchecked" }, says: "nobody has checked lately whether the demand forecast" },
  ])(
    "pauses while an estimate that the change rests on $because, before as after it was proposed",
    { timeout: 60_000 },
    async ({ standing, says }) => {
      let current: InsightStanding = { kind: "trusted", checkedAt: now };
      const made = approvalScene(
        scene,
        () => now,
        effectWorth("400.00"),
        async () => current,
      );
      made.policy.approvals = { ...made.policy.approvals, rests_on: { reschedule_delivery: ["demand"] } };
      await inForce(made);
      const early = await made.propose(moving(7), "customer_service@demo", undefined, SEEN);
      expect(early.status).toBe("approved");
      current = standing;
      const { status, requirement } = await made.propose(moving(8), "customer_service@demo", undefined, SEEN);
      expect(status).toBe("pending");
      expect(requirement.count).toBeGreaterThan(0);
      expect(requirement.reason).toContain(says);
      expect(await made.commit.commitApproved(early.id)).toBe("void");
      expect((await made.approvals.card(early.id, someone("customer_service@demo"))).outcome).toContain(says);
      expect(made.odoo.applied).toEqual([]);
      current = { kind: "trusted", checkedAt: now };
      expect((await made.propose(moving(9), "customer_service@demo", undefined, SEEN)).status).toBe("approved");
    },
  );

  test("a doubted estimate that the change doesn't rest on pauses nothing", { timeout: 60_000 }, async () => {
    const made = approvalScene(
      scene,
      () => now,
      effectWorth("400.00"),
      async () => ({ kind: "unchecked" }),
    );
    await inForce(made);
    expect((await made.propose(moving(7), "customer_service@demo", undefined, SEEN)).status).toBe("approved");
  });

  test("an edit of what it would cover waits for a person", { timeout: 60_000 }, async () => {
    const made = set();
    const first = await made.propose(moving(7), "customer_service@demo", undefined, SEEN);
    await inForce(made);
    const edited = await made.approvals.decide(
      first.id,
      { decision: "edit", digest: first.digest, values: { date: "2026-06-12" } },
      someone("customer_service@demo"),
    );
    expect(edited.status).toBe("pending");
  });

  test("without its second signature it covers nothing", { timeout: 60_000 }, async () => {
    const made = set();
    const { id, digest } = await made.standingOrders.propose(someone(PROPOSER), terms());
    expect((await made.propose(moving(7), "customer_service@demo", undefined, SEEN)).status).toBe("pending");
    await expect(made.standingOrders.sign(someone(PROPOSER), id, digest)).rejects.toMatchObject({ code: "DENIED" });
    await expect(made.standingOrders.sign(someone("sales@demo"), id, digest)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(made.standingOrders.sign(someone("auditor@demo"), id, digest)).rejects.toMatchObject({ code: "DENIED" });
    await expect(made.standingOrders.sign(someone(SIGNER), id, "0".repeat(64))).rejects.toMatchObject({ code: "STALE" });
    await expect(made.standingOrders.sign({ ...someone(SIGNER), channel: "mcp" }, id, digest)).rejects.toMatchObject({ code: "DENIED" });
    await made.standingOrders.sign(someone(SIGNER), id, digest);
    await expect(made.standingOrders.sign(someone("operations_manager2@demo"), id, digest)).rejects.toMatchObject({ code: "STALE" });
  });

  test("a lent countersignature signs no standing order", { timeout: 60_000 }, async () => {
    const made = set();
    await made.delegations.grant(someone(SIGNER), { to: "buyer@demo", upTo: "5000", until: new Date(now.getTime() + 3_600_000).toISOString() });
    const { id, digest } = await made.standingOrders.propose(someone(PROPOSER), terms());
    await expect(made.standingOrders.sign(someone("buyer@demo"), id, digest)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(made.standingOrders.propose(someone("buyer@demo"), terms())).rejects.toMatchObject({ code: "DENIED" });
  });

  test.for<{ because: string; by?: string; channel?: Channel; companies?: Principal["companies"]; more: Partial<StandingOrderTerms>; code: string }>([
    { because: "the person signs no such changes", by: "sales@demo", more: {}, code: "DENIED" },
    { because: "an assistant asks", channel: "mcp", more: {}, code: "DENIED" },
    { because: "it is for a company that isn't theirs", companies: [2], more: {}, code: "DENIED" },
    { because: "the cap per change is above the policy's", more: { perChange: "5000.01", perDay: "20000" }, code: "BAD_INPUT" },
    { because: "the cap per day is above the policy's", more: { perDay: "20000.01" }, code: "BAD_INPUT" },
    { because: "a change may be worth more than a day", more: { perChange: "1000.01" }, code: "BAD_INPUT" },
    { because: "it may be used too often", more: { timesPerDay: 51 }, code: "BAD_INPUT" },
    { because: "it lasts too long", more: { expiresAt: "2099-01-01T00:00:00Z" }, code: "BAD_INPUT" },
    { because: "it has ended", more: { expiresAt: "2020-01-01T00:00:00Z" }, code: "BAD_INPUT" },
    { because: "the use case proposes no such change", more: { useCase: "order_status" }, code: "BAD_INPUT" },
    { because: "a condition can't be told from such a change", more: { partners: [1] }, code: "BAD_INPUT" },
    { because: "whoever asks for a note signs it anyway", more: { useCase: "post_note", changeKind: "post_note" }, code: "BAD_INPUT" },
  ])("can't be proposed when $because", { timeout: 60_000 }, async ({ by = PROPOSER, channel = "console", companies = "all", more, code }) => {
    const { standingOrders } = set();
    const { maxDaysMoved: _, ...rest } = terms();
    await expect(standingOrders.propose({ ...someone(by), channel, companies }, { ...rest, ...more })).rejects.toMatchObject({ code });
  });

  test("managers and auditors see it, others don't, and an auditor can't revoke it", { timeout: 60_000 }, async () => {
    const made = set();
    const { id } = await inForce(made);
    const ids = async (person: string) => (await made.standingOrders.list(someone(person))).map((order) => order.id);
    for (const person of [PROPOSER, SIGNER, "operations_manager2@demo", "auditor@demo"]) expect(await ids(person)).toContain(id);
    for (const person of ["sales@demo", "customer_service@demo"]) expect(await ids(person)).not.toContain(id);
    await expect(made.standingOrders.revoke(someone("auditor@demo"), id)).rejects.toMatchObject({ code: "DENIED" });
    await expect(made.standingOrders.revoke(someone("sales@demo"), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await made.standingOrders.revoke(someone(PROPOSER), id);
    await expect(made.standingOrders.revoke(someone(PROPOSER), id)).rejects.toMatchObject({ code: "STALE" });
  });
});
