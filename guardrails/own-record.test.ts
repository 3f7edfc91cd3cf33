import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal, Role } from "../core/principal.ts";
import { describeOnBoth, type TestStore } from "../store/test-store.ts";
import { createOwnRecord } from "./own-record.ts";
import { loadPolicy } from "./policy.ts";

const policy = loadPolicy(fileURLToPath(new URL("./policy", import.meta.url)));
const NOON = new Date("2026-06-04T12:00:00Z");
const DAY = { from: new Date("2026-06-04T00:00:00Z"), until: new Date("2026-06-05T00:00:00Z") };

const person = (role: Role, companies: Principal["companies"] = "all"): Principal => ({
  id: `${role}@demo`,
  name: role,
  roles: [role],
  companies,
  warehouses: "all",
  timeZone: "UTC",
  channel: "cli",
});

describeOnBoth("what Countersign has on record of itself", (fresh) => {
  let kept: TestStore;
  let record: ReturnType<typeof createOwnRecord>;
  afterAll(() => kept.dispose());
  beforeAll(async () => {
    kept = await fresh();
    const { pool } = kept.store;
    const approval = (id: string, requester: string, approvers: readonly string[], company: number) =>
      pool.query(
        `insert into approval (id, thread, graph_thread, digest, kind, status, requester, use_case, use_case_version, sealed_change, sealed_effect,
           effect_hash, company, amount, currency, requirement, policy_digest, created_at, expires_at, version)
         values ($1, 't', $2, 'd', 'post_note', 'committed', $3, 'post_note', 1, '', '', 'h', $4, 0, 'USD', $5, 'p', $6, $6, 1)`,
        [id, `approval:${id}`, requester, company, JSON.stringify({ requesters: [requester], approvers }), NOON],
      );
    await approval("a", "customer_service@demo", ["operations_manager"], 1);
    await approval("b", "accounts_payable@demo", ["finance_manager"], 2);
    await pool.query(
      "insert into approval_decision (id, approval, decided_by, decision, digest, at) values ('1', 'a', 'operations_manager@demo', 'approve', 'd', $1)",
      [NOON],
    );
    const entry = (seq: number, kind: string, body: object) =>
      pool.query("insert into audit_entry (seq, at, kind, principal, body, leaf_hash) values ($1, $2, $3, 'buyer@demo', $4, '')", [
        seq,
        NOON,
        kind,
        JSON.stringify(body),
      ]);
    await entry(1, "turn_started", {});
    await entry(2, "turn_ended", { outcome: "answered", useCase: "order_status" });
    await entry(3, "turn_ended", { outcome: "answered", useCase: "order_status" });
    record = createOwnRecord({ pool, policy });
  });

  test("auditors see every approval, managers those that are theirs, in their companies", async () => {
    const seen = async (principal: Principal) => (await record(principal).approvals(DAY, 10)).approvals.map(({ id }) => id).sort();
    expect(await seen(person("auditor"))).toEqual(["a", "b"]);
    expect(await seen(person("finance_manager"))).toEqual(["b"]);
    expect(await seen(person("operations_manager"))).toEqual(["a"]);
    expect(await seen(person("operations_manager", [2]))).toEqual([]);
  });

  test("an approval names who decided, and none of what it would change", async () => {
    const [first] = (await record(person("operations_manager")).approvals(DAY, 10)).approvals;
    expect(first?.decisions.map(({ by, decision }) => `${by} ${decision}`)).toEqual(["operations_manager@demo approve"]);
    expect(Object.keys(first ?? {})).not.toContain("change");
  });

  test("activity counts turns by outcome and use, and the people behind them, of the days asked for", async () => {
    const own = record(person("auditor"));
    expect(await own.activity(DAY)).toEqual({
      tallies: [{ kind: "turn_ended", outcome: "answered", useCase: "order_status", decision: null, count: 2 }],
      people: 1,
    });
    expect((await own.activity({ from: DAY.until, until: new Date("2026-06-06T00:00:00Z") })).people).toBe(0);
  });

  test.for(["customer_service", "sales", "buyer", "planner", "warehouse", "accounts_payable"] as const)("%s is refused the record", async (role) => {
    const own = record(person(role));
    await expect(own.approvals(DAY, 10)).rejects.toMatchObject({ code: "DENIED" });
    await expect(own.activity(DAY)).rejects.toMatchObject({ code: "DENIED" });
  });
});
