import { type Leak, showing } from "../leak.ts";

const REVEALING = ["margin", "margin_percent", "purchase_price"];

export default {
  kind: "computed",
  lets: "a margin is shown beside the price, from which the cost follows",
  role: "sales",
  wrap(reader, { access, reader: under }) {
    const open = showing(access, (model, field) => model.startsWith("sale.order") && REVEALING.includes(field));
    const revealing = under(open);
    return {
      ...reader,
      read: (model, ids, fields) => revealing.read(model, ids, fields),
      search: async (model, query) => {
        const rows = await reader.search(model, query);
        return revealing.read(
          model,
          rows.map(({ id }) => id),
          query.fields,
        );
      },
    };
  },
} satisfies Leak;
