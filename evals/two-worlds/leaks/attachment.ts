import { isJsonObject } from "../../../core/json.ts";
import type { Row } from "../../../odoo/reader.ts";
import type { Leak } from "../leak.ts";

export default {
  kind: "attachment",
  lets: "attachments are read though no role of the policy reads them",
  role: "operations_manager",
  wrap(reader, { transport }) {
    return {
      ...reader,
      async search(model, query) {
        if (model !== "ir.attachment") return reader.search(model, query);
        const all = await transport.call({ model, method: "search_read", params: { domain: [], fields: [...query.fields] }, retry: true });
        return (Array.isArray(all) ? all : []).flatMap((row): Row[] => (isJsonObject(row) ? [{ ...row, id: Number(row["id"]) }] : []));
      },
    };
  },
} satisfies Leak;
