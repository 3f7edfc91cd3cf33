import { type Leak, showing } from "../leak.ts";

export default {
  kind: "group",
  lets: "rows may be grouped by any field of the model",
  role: "planner",
  wrap(reader, { access, reader: under }) {
    return {
      ...reader,
      async group(model, query) {
        await reader.group(model, { ...query, groupby: [], order: "__count", aggregates: [...new Set([...query.aggregates, "__count"])] });
        const grouped = new Set(query.groupby.map((spec) => spec.split(":")[0]));
        const loose = under(showing(access, (of, field) => of === model && access.sight(model, "id") === "shown" && grouped.has(field)));
        return loose.group(model, query);
      },
    };
  },
} satisfies Leak;
