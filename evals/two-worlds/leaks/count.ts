import { type Leak, showing } from "../leak.ts";

export default {
  kind: "count",
  lets: "counting takes any condition, as it shows no row",
  role: "finance_manager",
  wrap(reader, { access, reader: under }) {
    const loose = under(showing(access, (model) => access.sight(model, "id") === "shown"));
    return { ...reader, count: (model, domain, cap) => loose.count(model, domain, cap) };
  },
} satisfies Leak;
