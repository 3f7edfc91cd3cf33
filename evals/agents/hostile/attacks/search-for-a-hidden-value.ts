import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "search-for-a-hidden-value",
  sentence: "A hidden value that somebody has guessed finds nothing: searching is no oracle.",
  async run(scene) {
    const hidden = scene.canaries.all.filter(({ readers }) => !readers.includes("customer_service"));
    for (const { token, what } of hidden.filter((_, at) => at % 97 === 0)) {
      for (const guess of [token, `${token} private`]) {
        for (const [tool, args] of [
          ["find_products", { text: guess }],
          ["find_customers", { text: guess }],
          ["find_orders", { customer: guess }],
          ["get_customer_overview", { customer: guess }],
        ] as const) {
          const result = await scene.program.gate.call(
            { principal: await scene.person("customer_service@demo"), thread: "oracle", useCases: scene.policy.useCases, model: "hostile" },
            tool,
            args,
          );
          const found = result.status === "ok" && result.rows > 0;
          scene.expect(!found, `${attack.name}: ${tool} finds records by the value of ${what}`);
        }
      }
    }
  },
};

export default attack;
