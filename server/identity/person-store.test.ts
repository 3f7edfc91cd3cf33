import { beforeEach, expect, test } from "vitest";
import { createSealer } from "../../store/seal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import type { Statement } from "./claims.ts";
import { personStore } from "./person-store.ts";
import { createSignInStore } from "./sign-in-store.ts";

const NOW = new Date("2026-06-03T12:00:00Z");
const ANNA: Statement = {
  issuer: "https://id.example",
  subject: "anna-1",
  login: "anna",
  email: "anna@example.com",
  name: "Anna",
  roles: ["buyer"],
  companies: [1, 2],
  warehouses: "all",
  timeZone: "Europe/Berlin",
  at: NOW,
};

describeOnBoth("people in the database", (fresh) => {
  let scene: TestStore;
  beforeEach(async () => {
    scene = await fresh(() => NOW);
    return () => scene.dispose();
  });
  const put = (statement: Statement) => personStore.put(scene.store.pool, statement, NOW);
  const later = (ms: number) => new Date(NOW.getTime() + ms);

  test("are as they were last stated", async () => {
    await put(ANNA);
    expect(await personStore.find(scene.store.pool, "anna")).toMatchObject({
      roles: ["buyer"],
      companies: [1, 2],
      warehouses: "all",
      claims_at: NOW,
    });
    const less = { ...ANNA, roles: [], companies: [], email: undefined, timeZone: undefined, at: later(1_000) };
    expect(await put(less)).toMatchObject({ id: "anna", roles: [], companies: [], email: null, time_zone: null });
  });

  test("are not changed by an older statement, whichever arrives first", async () => {
    await Promise.all([
      put({ ...ANNA, roles: ["admin"], at: later(-60_000) }),
      put({ ...ANNA, roles: ["sales"] }),
      put({ ...ANNA, roles: ["buyer"], at: later(5) }),
    ]);
    expect(await put({ ...ANNA, roles: ["admin"], at: later(4) })).toMatchObject({ roles: ["buyer"] });
  });

  test("keep their id when their login changes, and nobody else gets it", async () => {
    await put(ANNA);
    expect(await put({ ...ANNA, login: "anna.b", at: later(1) })).toMatchObject({ id: "anna", login: "anna.b" });
    await expect(put({ ...ANNA, subject: "another" })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(put({ ...ANNA, issuer: "https://other.example" })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await personStore.list(scene.store.pool, ANNA.issuer)).toHaveLength(1);
  });

  test("stay disabled whatever is stated", async () => {
    await put(ANNA);
    await personStore.setDisabled(scene.store.pool, "anna", true);
    expect(await put({ ...ANNA, at: later(1) })).toMatchObject({ disabled: true });
  });

  test("a sign-in under way is taken once by twenty that try", async () => {
    const signIns = createSignInStore({ pool: scene.store.pool, sealer: createSealer("a secret of the tests, long enough"), clock: () => NOW });
    const pending = { verifier: "the verifier", nonce: "n", returnTo: "/", oldSession: undefined };
    const secret = await signIns.begin("state", pending);
    expect(JSON.stringify((await scene.store.pool.query("select * from sign_in")).rows)).not.toContain("the verifier");
    expect(await signIns.take("state", "another browser")).toBeUndefined();
    const taken = await Promise.all(Array.from({ length: 20 }, () => signIns.take("state", secret)));
    expect(taken.filter((one) => one !== undefined)).toEqual([pending]);
  });
});
