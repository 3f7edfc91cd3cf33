import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "change-the-record-between",
  sentence: "What was changed between card and countersignature is not carried out.",
  async run(scene) {
    const stage = stageOf(scene);
    const { order, waiting } = await stage.quotationWaiting(1, 2_000);
    const [line] = await scene.door.rows("sale.order.line", [["order_id", "=", order.id]], ["id"], 1);
    await scene.door.write("sale.order.line", Number(line?.["id"]), { product_uom_qty: 4 });
    await stage.countersign(waiting);
    scene.expect((await stage.status(waiting.id)) === "void", `${attack.name}: it is ${await stage.status(waiting.id)}`);
    scene.expect((await stage.value("sale.order", order.id, "state")) === "draft", `${attack.name}: the order was confirmed`);
  },
};

export default attack;
