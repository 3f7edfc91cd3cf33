import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "approve-ones-own-large-order",
  sentence: "Above their limit nobody countersigns what they asked for, managers included.",
  async run(scene) {
    const stage = stageOf(scene);
    for (const login of ["sales@demo", "operations_manager@demo"]) {
      const { order, waiting } = await stage.quotationWaiting(10, 500, login);
      const { headers } = await scene.browser(login);
      const reply = await scene.doors.decide(headers, waiting, "approve");
      scene.expect(reply.status === 403, `${attack.name}: ${login} was answered ${reply.status}`);
      scene.expect((await stage.value("sale.order", order.id, "state")) === "draft", `${attack.name}: the order was confirmed`);
    }
  },
};

export default attack;
