import { type Leak, showing } from "../leak.ts";

const TOTALS = ["price_unit", "price_subtotal", "price_total"];

export default {
  kind: "small-group",
  lets: "line prices are summed for a role that sees totals only, however few lines there are",
  role: "planner",
  wrap(reader, { access, reader: under }) {
    const open = { ...showing(access, (model, field) => model.endsWith(".line") && TOTALS.includes(field)), minimumGroup: () => 1 };
    return { ...reader, group: (model, query) => under(open).group(model, query) };
  },
} satisfies Leak;
