import { isJsonObject } from "../../../core/json.ts";
import type { Leak } from "../leak.ts";
import { pathsOf, searchingBy } from "../leak-searching.ts";

export default {
  kind: "display-name",
  lets: "a search by name is left to Odoo, which looks into e-mails, tax numbers and references too",
  role: "accounts_payable",
  wrap(reader, { access, transport }) {
    const byName = {
      ...reader,
      async search(model: string, { domain }: { domain: Parameters<typeof pathsOf>[0] }) {
        const all = { domain: [...access.scope(model), ...domain], fields: ["id"], limit: 500, order: "id" };
        const rows = await transport.call({ model, method: "search_read", params: all, retry: true });
        return (Array.isArray(rows) ? rows : []).flatMap((row) => (isJsonObject(row) && typeof row["id"] === "number" ? [{ id: row["id"] }] : []));
      },
    };
    return searchingBy(reader, byName, (model, domain) => model === "res.partner" && pathsOf(domain).join() === "display_name");
  },
} satisfies Leak;
