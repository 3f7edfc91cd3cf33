import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-another-digest",
  sentence: "A decision names the digest that was shown; any other decides nothing.",
  async run(scene) {
    const stage = stageOf(scene);
    const [one, other] = [await stage.moveWaiting(), await stage.moveWaiting()];
    const { headers } = await scene.browser("operations_manager@demo");
    for (const digest of [other.waiting.digest, "0".repeat(64), one.waiting.digest.toUpperCase(), "", "__proto__"]) {
      const { status } = await scene.doors.decide(headers, { id: one.waiting.id, digest }, "approve");
      scene.expect(status >= 400 && status < 500, `${attack.name}: ${digest.slice(0, 8)} was answered ${status}`);
    }
    await stage.untouched(attack.name, one);
    await stage.untouched(attack.name, other);
  },
};

export default attack;
