import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const DAY_MS = 86_400_000;

const attack: Attack = {
  name: "lend-a-countersignature",
  sentence: "Nobody lends themselves a countersignature, or lends what they don't have, and no token lends anything.",
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    const until = new Date(scene.clock().getTime() + DAY_MS).toISOString();
    const bodies = ["customer_service@demo", "sales@demo"].flatMap((to) => [
      { to, until },
      { to, expiresAt: until },
      { delegate: to, until, from: "operations_manager@demo" },
    ]);
    for (const login of ["customer_service@demo", "sales@demo", "warehouse@demo"])
      for (const body of bodies) {
        const { status } = await scene.doors.send("POST", "/delegations", (await scene.browser(login)).headers, body);
        scene.expect(status >= 400 && status < 500, `${attack.name}: ${login} lent something and was answered ${status}`);
      }
    const bearer = { authorization: `Bearer ${await scene.program.tokens.mint("operations_manager@demo", "agent")}` };
    scene.expect((await scene.doors.send("POST", "/delegations", bearer, bodies[0])).status === 401, `${attack.name}: a bearer token lent something`);
    const own = await scene.doors.decide((await scene.browser("customer_service@demo")).headers, scenery.waiting, "approve");
    scene.expect(own.status === 403, `${attack.name}: the requester was answered ${own.status}`);
    await stage.untouched(attack.name, scenery);
  },
};

export default attack;
