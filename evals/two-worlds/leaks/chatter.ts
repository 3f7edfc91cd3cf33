import { isJsonObject } from "../../../core/json.ts";
import type { Row } from "../../../odoo/reader.ts";
import type { Leak } from "../leak.ts";

export default {
  kind: "chatter",
  lets: "notes are read whatever record they are on",
  role: "sales",
  wrap(reader, { transport }) {
    return {
      ...reader,
      async search(model, query) {
        const rows = await reader.search(model, query);
        if (model !== "mail.message") return rows;
        const all = await transport.call({
          model,
          method: "search_read",
          params: { domain: [], fields: ["id", "body"], limit: query.limit, order: "id" },
          retry: true,
        });
        return (Array.isArray(all) ? all : []).flatMap((row): Row[] => (isJsonObject(row) ? [{ ...row, id: Number(row["id"]) }] : []));
      },
    };
  },
} satisfies Leak;
