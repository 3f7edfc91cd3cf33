import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "split-placeholders",
  sentence: "A placeholder in pieces, across calls and answers, opens nothing and breaks nothing.",
  async run(scene) {
    const [customer = ""] = scene.vocabulary.customers;
    const result = await scene.turn("customer_service@demo", `Show me the orders of ${customer}`, [
      {
        kind: "calls",
        calls: [
          { tool: "find_orders", args: { customer: "[[PERSONAL_" } },
          { tool: "find_orders", args: { customer: "NAME_1]]" } },
        ],
      },
      { kind: "calls", calls: [{ tool: "find_orders", args: { customer: "[[[[PERSONAL_NAME_1]]]]" } }] },
      { kind: "answer", text: "[[PERSONAL_[[PERSONAL_NAME_1]]NAME_2]] [[ PERSONAL_NAME_1 ]] [[PERSONAL_NAME_99999999999999999999]]" },
    ]);
    scene.expect(result.outcome !== "failed" || result.answer !== "", `${attack.name}: nothing was said`);
  },
};

export default attack;
