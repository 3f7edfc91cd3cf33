import type { Domain } from "../../core/domain.ts";
import type { Reader } from "../../odoo/reader.ts";

const MOST = 500;

/** A reader that lets the domains through which `loose` takes: it finds the ids with it, and asks the strict one for the rest. */
export function searchingBy(reader: Reader, loose: Reader, applies: (model: string, domain: Domain) => boolean): Reader {
  const narrowed = async (model: string, domain: Domain): Promise<Domain> => {
    if (!applies(model, domain)) return domain;
    const rows = await loose.search(model, { domain, fields: ["id"], limit: MOST });
    return [["id", "in", rows.map(({ id }) => id)]];
  };
  return {
    ...reader,
    search: async (model, query) => reader.search(model, { ...query, domain: await narrowed(model, query.domain) }),
    count: async (model, domain, cap) => reader.count(model, await narrowed(model, domain), cap),
    group: async (model, query) => reader.group(model, { ...query, domain: await narrowed(model, query.domain) }),
  };
}

/** The paths of a domain's own conditions. */
export function pathsOf(domain: Domain): string[] {
  return domain.flatMap((term) => (Array.isArray(term) && typeof term[0] === "string" ? [term[0]] : []));
}
