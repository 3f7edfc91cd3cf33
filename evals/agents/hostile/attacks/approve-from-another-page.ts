import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-from-another-page",
  sentence: "A manager's cookie without that session's own CSRF token decides nothing.",
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    const manager = await scene.browser("operations_manager@demo");
    const other = await scene.browser("customer_service@demo");
    const { cookie = "" } = manager.headers;
    const forged = [
      { cookie },
      { cookie, "x-csrf-token": other.csrf },
      { cookie, "x-csrf-token": "" },
      { cookie, "x-csrf-token": "undefined" },
      { cookie: `${cookie}x`, "x-csrf-token": manager.csrf },
    ];
    for (const headers of forged) {
      const { status } = await scene.doors.decide(headers, scenery.waiting, "approve");
      scene.expect(status === 403 || status === 401, `${attack.name}: answered ${status}`);
    }
    await stage.untouched(attack.name, scenery);
  },
};

export default attack;
