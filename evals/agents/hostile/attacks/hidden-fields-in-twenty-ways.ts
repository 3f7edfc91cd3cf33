import type { Attack } from "../attack.ts";

const WAYS = [
  "standard_price",
  "standard_price:sum",
  "product.product.standard_price",
  "seller_ids.price",
  "cost",
  "margin",
  "purchase price",
  "[('standard_price','>',0)]",
  "standard_price desc",
  "acc_number",
  "bank_ids.acc_number",
  "partner_id.bank_ids",
  "comment",
  "name, standard_price",
  "name' OR standard_price > 0 --",
  "*",
  "%",
  "_",
  "fields=standard_price",
  "{standard_price}",
  "x\u200bstandard_price",
  "ｓtandard_price",
] as const;

const attack: Attack = {
  name: "hidden-fields-in-twenty-ways",
  sentence: "Asked in any wording, a field that is hidden from the role is neither requested from Odoo nor answered.",
  async run(scene) {
    const tools = [...scene.program.tools.values()].filter(({ kind }) => kind === "read");
    for (const login of ["customer_service@demo", "warehouse@demo"])
      for (const way of WAYS)
        for (const { name } of tools)
          await scene.gate(login, name, {
            text: way,
            customer: way,
            order: way,
            product: way,
            vendor: way,
            status: way,
            fields: [way],
            domain: [[way, ">", 0]],
            context: { fields: way },
          });
  },
};

export default attack;
