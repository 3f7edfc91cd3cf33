import type { Access } from "../core/access.ts";
import { allOf } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { MaskedField } from "../core/fact.ts";
import { isJsonObject, type Json, type JsonObject } from "../core/json.ts";
import type { FieldCatalog } from "./field-catalog.ts";
import { scopedDomain } from "./readable-domain.ts";
import { readableOrder, scopesOfGroup } from "./readable-group.ts";
import type { GroupRow, Reader, Row } from "./reader.ts";
import type { Transport } from "./transport.ts";

const MOST_ROWS = 500;
const MOST_COUNTED = 100_000;

export interface ReaderParts {
  readonly transport: Transport;
  readonly catalog: FieldCatalog;
  readonly access: Access;
  /** IANA time zone in which days, weeks and months are grouped. */
  readonly timeZone?: string;
}

/** The half of the Odoo client that tools hold: one per turn, bound to one person's key and policy. */
export function createReader({ transport, catalog, access, timeZone }: ReaderParts): Reader {
  const left = new Map<string, MaskedField>();
  const walk = { access, catalog };

  function note(model: string, field: string): void {
    left.set(`${model}.${field}`, { model, field, class: access.label(model, field) ?? "unlisted" });
  }

  /** The requested fields that the policy shows at least in part and that this Odoo has; never empty, as Odoo takes that for "all". */
  async function requestable(model: string, fields: readonly string[]): Promise<readonly string[]> {
    await mustBeListed(model, fields);
    for (const field of fields) if (field !== "id" && access.sight(model, field) !== "shown") note(model, field);
    const known = await catalog.fields(model);
    const wanted = fields.filter((field) => field === "id" || (access.sight(model, field) !== "hidden" && known.has(field)));
    return [...new Set(["id", ...wanted])];
  }

  /** A model that the policy doesn't list for this role is refused as a whole. */
  async function mustBeListed(model: string, fields: readonly string[] = []): Promise<void> {
    const seen = (field: string) => access.sight(model, field) !== "hidden";
    if (fields.some(seen) || ["id", "name", "display_name"].some(seen)) return;
    if ([...(await catalog.fields(model)).keys()].some(seen)) return;
    throw new CopilotError("DENIED", `Reading ${model} is outside this person's role.`);
  }

  /** Companies are set on every call: without them Odoo answers for all that the user belongs to. */
  async function context(extra: JsonObject = {}): Promise<JsonObject> {
    const own = await catalog.companies();
    const { companies } = access;
    const allowed = companies === "all" ? own : own.filter((id) => companies.includes(id));
    if (allowed.length === 0) throw new CopilotError("DENIED", "This person's Odoo user belongs to none of the companies of their role.");
    return { allowed_company_ids: allowed, ...(timeZone ? { tz: timeZone } : {}), ...extra };
  }

  async function rows(model: string, params: JsonObject, extra: JsonObject): Promise<Row[]> {
    const answer = await transport.call({ model, method: "search_read", params, context: await context(extra), retry: true });
    return list(answer).filter(isRow);
  }

  return {
    async search(model, query) {
      const fields = await requestable(model, query.fields);
      const domain = await scopedDomain(walk, model, query.domain);
      const order = query.order === undefined ? {} : { order: await readableOrder(walk, model, query.order) };
      const warehouse = query.warehouseId === undefined ? {} : { warehouse_id: query.warehouseId, warehouse: query.warehouseId };
      return rows(model, { domain, fields, limit: within(query.limit), offset: offsetOf(query.offset), ...order }, warehouse);
    },

    async read(model, ids, fields) {
      const wanted = [...new Set(ids)].filter((id) => Number.isInteger(id) && id > 0);
      const request = await requestable(model, fields);
      const byId = new Map<number, Row>();
      for (let from = 0; from < wanted.length; from += MOST_ROWS) {
        const chunk = wanted.slice(from, from + MOST_ROWS);
        const domain = await scopedDomain(walk, model, [["id", "in", chunk]]);
        const found = await rows(model, { domain, fields: request, limit: chunk.length, offset: 0 }, { active_test: false });
        for (const row of found) byId.set(row.id, row);
      }
      return wanted.flatMap((id) => byId.get(id) ?? []);
    },

    async count(model, domain, cap) {
      await mustBeListed(model);
      const limit = Math.min(Math.max(1, Math.trunc(cap)), MOST_COUNTED);
      const params = { domain: await scopedDomain(walk, model, domain), limit };
      const counted = await transport.call({ model, method: "search_count", params, context: await context(), retry: true });
      return Math.min(Number(counted), limit);
    },

    async group(model, query) {
      await mustBeListed(model);
      const scopes = await scopesOfGroup(walk, model, query);
      const domain = allOf(await scopedDomain(walk, model, query.domain), ...scopes);
      const order = query.order === undefined ? {} : { order: query.order };
      const params = { domain, groupby: query.groupby, aggregates: query.aggregates, limit: within(query.limit), ...order };
      const answer = await transport.call({ model, method: "formatted_read_group", params, context: await context(), retry: true });
      const keys = [...query.groupby, ...query.aggregates];
      return list(answer)
        .filter(isJsonObject)
        .map((row): GroupRow => Object.fromEntries(keys.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]]))));
    },

    sight: (model, field) => access.sight(model, field),
    masked: () => [...left.values()],
  };
}

function within(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS)
    throw new CopilotError("BAD_INPUT", `A search takes a limit from 1 to ${MOST_ROWS}.`);
  return limit;
}

function offsetOf(offset = 0): number {
  if (!Number.isInteger(offset) || offset < 0) throw new CopilotError("BAD_INPUT", "A search starts at row 0 or later.");
  return offset;
}

function list(answer: Json): readonly Json[] {
  if (Array.isArray(answer)) return answer;
  throw new CopilotError("ODOO_FAULT", "Odoo's answer is not a list of records.");
}

function isRow(row: Json): row is Row {
  return isJsonObject(row) && typeof row["id"] === "number";
}
