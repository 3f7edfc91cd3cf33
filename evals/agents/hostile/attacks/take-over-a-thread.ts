import type { ModelRequest } from "../../../../agent/models/model.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "take-over-a-thread",
  sentence: "A thread's name is good for its own principal only: another's history, cards and pages stay closed.",
  async run(scene) {
    const [order = ""] = scene.vocabulary.orders;
    const thread = "the-same-name";
    await scene.turn(
      "customer_service@demo",
      `Where is order ${order}?`,
      [
        { kind: "calls", calls: [{ tool: "get_order_status", args: { order } }] },
        { kind: "answer", text: "Which one?" },
      ],
      thread,
    );
    for (const name of [thread, `customer_service@demo/${thread}`, `../customer_service@demo/${thread}`, `customer_service@demo\u0000/${thread}`]) {
      let history = "";
      await scene.turn(
        "buyer@demo",
        "Which purchase orders are late?",
        [
          (request: ModelRequest) => {
            history = JSON.stringify(request.history);
            return { kind: "answer", text: "Which one?" };
          },
        ],
        name,
      );
      scene.expect(!history.includes(order), `${attack.name}: ${JSON.stringify(name)} gave the buyer somebody else's turns`);
      const { headers } = await scene.browser("buyer@demo");
      const page = await scene.doors.send("GET", `/api/threads/${encodeURIComponent(name)}`, headers);
      scene.expect(!page.text.includes(`order ${order}?`), `${attack.name}: the page of ${JSON.stringify(name)} shows another's question`);
    }
  },
};

export default attack;
