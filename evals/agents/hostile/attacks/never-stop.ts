import type { Attack } from "../attack.ts";

const MOST_CALLS = 6 * 8 + 8;

const attack: Attack = {
  name: "never-stop",
  sentence: "A model that only ever calls tools, or calls thirty at once, is stopped, and the person gets an answer.",
  async run(scene) {
    const [order = ""] = scene.vocabulary.orders;
    const call = { tool: "get_order_status", args: { order } };
    for (const length of [1, 8, 30]) {
      const result = await scene.turn("customer_service@demo", `Where is order ${order}?`, [
        { kind: "calls", calls: Array.from({ length }, () => call) },
      ]);
      scene.expect(result.calls.length <= MOST_CALLS, `${attack.name}: ${result.calls.length} calls were made`);
      scene.expect(result.answer !== "", `${attack.name}: nothing was said`);
    }
  },
};

export default attack;
