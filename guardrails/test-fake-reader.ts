import { type Reader, type Row, type SearchQuery, withRelated } from "../odoo/reader.ts";

/** Odoo as a requester reads it, across the network: rows by model, and what was searched for. */
export function fakeReader() {
  const rows: { [model: string]: Row[] } = {};
  const asked: { readonly model: string; readonly query: SearchQuery }[] = [];
  const hidden = new Set<string>();
  /** Lines stand where they stand in Odoo: in a model of their own, with the order that they are of. */
  const follow = (row: Row, query: SearchQuery) =>
    Object.entries(query.with ?? {}).reduce((whole, [field, { model }]) => {
      const own = (rows[model] ?? []).filter(({ order_id: parent }) => Array.isArray(parent) && parent[0] === row.id);
      return withRelated(whole, field, own);
    }, row);
  const reader: Reader = {
    async search(model, query) {
      asked.push({ model, query });
      return (rows[model] ?? []).map((row) => follow(row, query));
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
