import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "split-an-order",
  sentence: "Small orders of one day add up, so that splitting a large one gains nothing.",
  alone: true,
  async run(scene) {
    const stage = stageOf(scene);
    const login = "sales@demo";
    const parts = await Promise.all([1, 2, 3, 4].map(() => stage.quotationWaiting(1, 900, login)));
    const { headers } = await scene.browser(login);
    for (const { waiting } of parts) {
      scene.ledger.decided(waiting.id, login, "approve");
      await scene.doors.decide(headers, waiting, "approve");
    }
    const done = await Promise.all(parts.map(async ({ order }) => (await stage.value("sale.order", order.id, "state")) === "sale"));
    scene.expect(
      done.filter(Boolean).length <= 1,
      `${attack.name}: ${done.filter(Boolean).length} parts of one large order were confirmed by the requester alone`,
    );
  },
};

export default attack;
