import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "twenty-clicks-at-once",
  sentence: "However many decisions and wake-ups arrive at once, Odoo is changed once.",
  async run(scene) {
    const stage = stageOf(scene);
    const { delivery, waiting } = await stage.moveWaiting();
    const managers = ["operations_manager@demo", "operations_manager2@demo"];
    const clicks = Array.from({ length: 20 }, (_, at) => stage.decide(managers[at % 2] ?? "", waiting));
    const wakes = Array.from({ length: 20 }, () => scene.program.wake(waiting.id, "approve").catch(() => undefined));
    await Promise.all([...clicks, ...wakes]);
    scene.expect((await stage.status(waiting.id)) === "committed", `${attack.name}: it is ${await stage.status(waiting.id)}`);
    const sent = scene.wire.commitsOn("stock.picking", delivery.id).length;
    scene.expect(sent === 1, `${attack.name}: ${sent} commits were sent`);
  },
};

export default attack;
