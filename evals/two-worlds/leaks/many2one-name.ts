import type { Leak } from "../leak.ts";

export default {
  kind: "many2one-name",
  lets: "related records are named whether or not they are in scope",
  role: "customer_service",
  wrap(reader, { access, reader: under }) {
    const named = under({ ...access, scope: (model) => (model === "res.partner" ? [] : access.scope(model)) });
    return {
      ...reader,
      read: (model, ids, fields) => (model === "res.partner" ? reader : named).read(model, ids, fields),
      async search(model, query) {
        const rows = await reader.search(model, query);
        return model === "res.partner"
          ? rows
          : named.read(
              model,
              rows.map(({ id }) => id),
              query.fields,
            );
      },
    };
  },
} satisfies Leak;
