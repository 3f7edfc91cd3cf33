import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-twice-as-one-person",
  sentence: "Where two must countersign, one person's two clicks are one countersignature.",
  async run(scene) {
    const stage = stageOf(scene);
    const { order, waiting } = await stage.quotationWaiting(30, 500);
    await Promise.all([1, 2, 3].map(() => stage.decide("operations_manager@demo", waiting)));
    scene.expect((await stage.status(waiting.id)) === "pending", `${attack.name}: it is ${await stage.status(waiting.id)}`);
    scene.expect((await stage.value("sale.order", order.id, "state")) === "draft", `${attack.name}: the order was confirmed`);
    await stage.decide("finance_manager@demo", waiting);
    scene.expect((await stage.value("sale.order", order.id, "state")) === "sale", `${attack.name}: two people's countersignatures did nothing`);
  },
};

export default attack;
