import type { Reader, Row, SearchQuery } from "../odoo/reader.ts";

/** Odoo as a requester reads it, across the network: rows by model, and what was searched for. */
export function fakeReader() {
  const rows: { [model: string]: Row[] } = {};
  const asked: { readonly model: string; readonly query: SearchQuery }[] = [];
  const hidden = new Set<string>();
  const reader: Reader = {
    async search(model, query) {
      asked.push({ model, query });
      return rows[model] ?? [];
    },
    async searchCounted(model, query) {
      asked.push({ model, query });
      return { rows: rows[model] ?? [], count: (rows[model] ?? []).length };
    },
    read: async (model, ids) => (rows[model] ?? []).filter(({ id }) => ids.includes(id)),
    count: async (model) => (rows[model] ?? []).length,
    group: async () => [],
    sight: (model, field) => (hidden.has(`${model}.${field}`) ? "hidden" : "shown"),
    masked: () => [],
  };
  return { reader, rows, asked, hidden };
}
