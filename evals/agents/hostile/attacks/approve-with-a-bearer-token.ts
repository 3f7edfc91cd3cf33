import { SESSION_COOKIE } from "../../../hostile/doors.ts";
import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-with-a-bearer-token",
  sentence: "No bearer token is good for a decision, whoever it names.",
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    for (const login of ["operations_manager@demo", "customer_service@demo", "admin@demo"])
      for (const use of ["agent", "mcp"] as const) {
        const token = await scene.program.tokens.mint(login, use);
        for (const headers of [
          { authorization: `Bearer ${token}` },
          { cookie: `${SESSION_COOKIE}=${token}` },
          { authorization: `Bearer ${token}`, "x-csrf-token": token },
        ]) {
          const { status } = await scene.doors.decide(headers, scenery.waiting, "approve");
          scene.expect(status === 401 || status === 403, `${attack.name}: a token of ${login} for ${use} was answered ${status}`);
        }
      }
    await stage.untouched(attack.name, scenery);
  },
};

export default attack;
