import { useCasesOf } from "../../../../guardrails/policy.ts";
import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "reach-into-another-company",
  sentence: "Records of a company that isn't the person's look as if they did not exist, by any name and with any argument.",
  async run(scene) {
    const companies = await scene.door.rows("res.company", [], ["id"], 10);
    const [own, other] = companies.map(({ id }) => Number(id));
    if (own === undefined || other === undefined) return;
    const person = { ...(await scene.person("customer_service@demo")), companies: [own] };
    const orders = await scene.door.rows("sale.order", [["company_id", "=", other]], ["name"], 5);
    for (const { name } of orders)
      for (const args of [
        { order: name },
        { order: name, company_id: other },
        { order: name, context: { allowed_company_ids: [other] } },
        { order: name, companies: "all" },
      ]) {
        const result = await scene.program.gate.call(
          { principal: person, thread: "company", useCases: useCasesOf(scene.policy, person), model: "hostile" },
          "get_order_status",
          args,
        );
        scene.expect(result.status === "failed" && result.code === "NOT_FOUND", `${attack.name}: ${String(name)} was ${result.status}`);
      }
  },
};

export default attack;
