import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Staging, somebody, startStaging } from "./identity/test-staging.ts";

let staging: Staging;
beforeAll(async () => {
  staging = await startStaging();
});
afterAll(() => staging?.dispose());
beforeEach(() => staging.later(1));

describe("a session", () => {
  test("is a new one at every sign-in: one planted in the browser is not taken over, and ends", async () => {
    const attacker = staging.browser();
    await attacker.signIn(somebody("mallory"));
    const planted = attacker.sessionCookie() ?? "";
    const victim = staging.browser();
    victim.jar.set("countersign_session", planted);
    await victim.signIn(somebody("clara"));
    expect(victim.sessionCookie()).not.toBe(planted);
    expect((await victim.session()).body.principal.id).toBe("clara");
    expect((await attacker.session()).status).toBe(401);
  });

  test("ends when its browser signs in again, although the way back from another site carries no Strict cookie", async () => {
    const browser = staging.browser();
    await browser.signIn(somebody("clara"));
    const old = browser.sessionCookie() ?? "";
    const callback = await browser.toCallback();
    browser.jar.delete("countersign_session");
    await browser.send(callback);
    browser.jar.set("countersign_session", old);
    expect((await browser.session()).status).toBe(401);
  });

  test("ends after an hour without a request, and after twelve hours in any case", async () => {
    const [idle, busy] = [staging.browser(), staging.browser()];
    await idle.signIn(somebody("clara"));
    await busy.signIn(somebody("clara"));
    for (let hour = 0; hour < 12; hour += 1) {
      expect((await busy.session()).status).toBe(200);
      staging.later(59);
    }
    expect((await idle.session()).status).toBe(401);
    expect((await busy.session()).status).toBe(200);
    staging.later(13);
    expect((await busy.session()).status).toBe(401);
  });

  test("ends when its person signs out or is disabled, who is then refused", async () => {
    const browser = staging.browser();
    await browser.signIn(somebody("dora"));
    const { csrf } = (await browser.session()).body;
    expect((await browser.send("/api/session", { method: "DELETE", headers: { "x-csrf-token": csrf } })).status).toBe(204);
    expect((await browser.session()).status).toBe(401);
    await browser.signIn(somebody("dora"));
    await staging.program.identity?.setDisabled("DORA".toLowerCase(), true);
    expect((await browser.session()).status).toBe(401);
    expect(await staging.program.people.find("dora", "workflow")).toBeUndefined();
    expect((await browser.signIn(somebody("dora"))).status).toBe(403);
    await staging.program.identity?.setDisabled("dora", false);
    expect((await browser.signIn(somebody("dora"))).status).toBe(303);
    const kinds = (await staging.program.audit.list({ limit: 50 })).filter(({ person }) => person === "dora").map(({ kind }) => kind);
    expect(kinds).toEqual(["person_enabled", "person_disabled"]);
  });

  test("is not good for its person when the claims are too old, nor do they then count in a commit", async () => {
    const browser = staging.browser();
    await browser.signIn(somebody("olga", ["countersign-operations-managers"]));
    staging.later(24 * 60);
    expect(await staging.program.people.find("olga", "workflow")).toMatchObject({ roles: ["operations_manager"] });
    staging.later(1);
    expect(await staging.program.people.find("olga", "workflow")).toBeUndefined();
    await expect(staging.program.people.get("olga", "console")).rejects.toThrow(/Sign in again/);
  });

  test("knows the roles of the newest sign-in in every browser", async () => {
    const [here, there] = [staging.browser(), staging.browser()];
    await here.signIn(somebody("pat", ["countersign-admins"]));
    staging.later(1);
    await there.signIn(somebody("pat", []));
    expect((await here.session()).body.principal.roles).toEqual([]);
    expect((await staging.audited("claims_changed"))[0]).toMatchObject({ principal: "pat", roles: [] });
  });
});
