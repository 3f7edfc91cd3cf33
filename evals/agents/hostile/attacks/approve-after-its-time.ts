import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const NINE_HOURS = 9 * 3_600_000;

const attack: Attack = {
  name: "approve-after-its-time",
  sentence: "An approval that has expired is good for nothing, whoever decides.",
  alone: true,
  async run(scene) {
    const stage = stageOf(scene);
    const scenery = await stage.moveWaiting();
    scene.wait(NINE_HOURS);
    const { headers } = await scene.doors.signIn("operations_manager@demo");
    const { status } = await scene.doors.decide(headers, scenery.waiting, "approve");
    scene.expect(status >= 400 && status < 500, `${attack.name}: answered ${status}`);
    await scene.program.wake(scenery.waiting.id, "decided");
    scene.expect((await stage.status(scenery.waiting.id)) === "expired", `${attack.name}: it is ${await stage.status(scenery.waiting.id)}`);
    scene.expect(
      (await stage.value("stock.picking", scenery.delivery.id, "scheduled_date")) === scenery.date,
      `${attack.name}: the delivery was moved`,
    );
    scene.forgetBrowsers();
  },
};

export default attack;
