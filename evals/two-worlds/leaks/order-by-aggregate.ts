import type { GroupRow } from "../../../odoo/reader.ts";
import { type Leak, showing } from "../leak.ts";

export default {
  kind: "order-by-aggregate",
  lets: "groups may be sorted by an aggregate that is itself left out",
  role: "warehouse",
  wrap(reader, { access, reader: under }) {
    return {
      ...reader,
      async group(model, query) {
        if (query.order === undefined || query.groupby.length === 0) return reader.group(model, query);
        await reader.group(model, { ...query, order: "__count", aggregates: ["__count"] });
        const open = showing(
          access,
          (of, field) => of === model && access.sight(model, "id") === "shown" && query.aggregates.some((spec) => spec.startsWith(`${field}:`)),
        );
        const rows = await under(open).group(model, query);
        return rows.map((row): GroupRow => Object.fromEntries(query.groupby.map((spec) => [spec, row[spec] ?? false])));
      },
    };
  },
} satisfies Leak;
