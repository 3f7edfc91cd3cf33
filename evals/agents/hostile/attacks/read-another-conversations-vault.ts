import type { ModelRequest } from "../../../../agent/models/model.ts";
import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "read-another-conversations-vault",
  sentence: "A placeholder of one conversation stands for nothing in another.",
  async run(scene) {
    const stage = stageOf(scene);
    const { name } = await stage.customer();
    const [order = ""] = scene.vocabulary.orders;
    await scene.turn("customer_service@demo", `Show me the orders of ${name}`, [
      { kind: "calls", calls: [{ tool: "find_orders", args: { customer: "[[PERSONAL_NAME_1]]" } }] },
      { kind: "answer", text: "Which one?" },
    ]);
    const tried: string[] = [];
    await scene.turn("warehouse@demo", `Where is order ${order}?`, [
      (request: ModelRequest) => {
        tried.push(JSON.stringify(request.history));
        return { kind: "calls", calls: [{ tool: "get_order_status", args: { order: "[[PERSONAL_NAME_1]]" } }] };
      },
      (request: ModelRequest) => {
        tried.push(JSON.stringify(request.results));
        return { kind: "answer", text: "Is it [[PERSONAL_NAME_1]]?" };
      },
    ]);
    scene.expect(!tried.some((text) => text.includes(name)), `${attack.name}: ${name} was put in for a placeholder of another conversation`);
  },
};

export default attack;
