import { beforeEach, expect, test } from "vitest";
import { createSealer } from "../../store/seal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { createSpendOnce } from "../identity/spent-once.ts";
import { createRequestStates, type RequestStates } from "./request-state.ts";

const SECRET = "a secret of the tests, long enough to pass";
const CALL = { principal: "clara", tool: "reschedule_delivery", args: { delivery: "WH/OUT/00012", date: "2026-06-05" } };

describeOnBoth("the state of a call in two rounds", (fresh) => {
  let scene: TestStore;
  let now: Date;
  let states: RequestStates;
  const replica = (secret = SECRET) => {
    const clock = () => now;
    return createRequestStates({ sealer: createSealer(secret), spend: createSpendOnce({ pool: scene.store.pool, clock }), clock });
  };
  beforeEach(async () => {
    now = new Date("2026-06-03T12:00:00Z");
    scene = await fresh(() => now);
    states = replica();
    return () => scene.dispose();
  });

  test("leads to the approval, once, on whichever replica", async () => {
    const state = states.issue(CALL, "approval-1");
    expect(state).not.toContain("approval-1");
    expect(await replica().redeem(state, { ...CALL, args: { date: "2026-06-05", delivery: "WH/OUT/00012" } })).toBe("approval-1");
    await expect(states.redeem(state, CALL)).rejects.toMatchObject({ code: "STALE" });
  });

  test("is used up by one of twenty at once", async () => {
    const state = states.issue(CALL, "approval-1");
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => (n % 2 ? states : replica()).redeem(state, CALL)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("leads nowhere for anything but the same person's same call, in time", async () => {
    const wrong = [
      { ...CALL, principal: "mallory" },
      { ...CALL, tool: "cancel_order" },
      { ...CALL, args: { ...CALL.args, date: "2026-07-05" } },
      { ...CALL, args: {} },
    ];
    const state = states.issue(CALL, "approval-1");
    for (const call of wrong) await expect(states.redeem(state, call)).rejects.toMatchObject({ code: "STALE" });
    expect(await states.redeem(state, CALL)).toBe("approval-1");
    const late = states.issue(CALL, "approval-1");
    now = new Date(now.getTime() + 15 * 60_000);
    await expect(states.redeem(late, CALL)).rejects.toMatchObject({ code: "STALE" });
  });

  test("can't be made up or altered", async () => {
    const state = states.issue(CALL, "approval-1");
    const bytes = Buffer.from(state, "base64url");
    const flipped = Buffer.from(bytes.map((byte, at) => (at === bytes.length - 20 ? byte ^ 1 : byte))).toString("base64url");
    const sealedElsewhere = replica("another secret of the tests, long enough").issue(CALL, "approval-1");
    const forPurpose = createSealer(SECRET).seal("vault", "{}").toString("base64url");
    for (const forged of [undefined, null, 7, {}, "", "approval-1", flipped, sealedElsewhere, forPurpose, "A".repeat(5_000)])
      await expect(states.redeem(forged, CALL)).rejects.toMatchObject({ code: "STALE" });
  });
});
