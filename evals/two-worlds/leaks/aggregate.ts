import { type Leak, showing } from "../leak.ts";

export default {
  kind: "aggregate",
  lets: "measures that are hidden row by row may be aggregated",
  role: "customer_service",
  wrap(reader, { access, reader: under }) {
    return {
      ...reader,
      async group(model, query) {
        await reader.group(model, { ...query, order: "__count", aggregates: ["__count"] });
        const summed = new Set(query.aggregates.map((spec) => spec.split(":")[0]));
        return under(showing(access, (of, field) => of === model && access.sight(model, "id") === "shown" && summed.has(field))).group(model, query);
      },
    };
  },
} satisfies Leak;
