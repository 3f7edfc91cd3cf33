import { CopilotError } from "../../../core/errors.ts";
import { type Leak, showing } from "../leak.ts";

export default {
  kind: "order",
  lets: "rows may be sorted by any field",
  role: "buyer",
  wrap(reader, { access, reader: under }) {
    const loose = under(showing(access, (model) => access.sight(model, "id") === "shown"));
    return {
      ...reader,
      async search(model, query) {
        if (query.order === undefined) return reader.search(model, query);
        await reader.count(model, query.domain, 1); // what is asked for besides the order stays checked
        const ids = (await loose.search(model, { ...query, fields: ["id"] })).map(({ id }) => id);
        if (ids.length === 0) throw new CopilotError("NOT_FOUND", "Nothing was found.");
        return reader.read(model, ids, query.fields);
      },
    };
  },
} satisfies Leak;
