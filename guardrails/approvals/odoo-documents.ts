import { Decimal } from "decimal.js";
import type { Change, Effect } from "../../core/change.ts";
import { toOdooDatetime } from "../../core/dates.ts";
import type { Domain } from "../../core/domain.ts";
import { type Reader, type Row, relatedRows, type SearchQuery } from "../../odoo/reader.ts";
import type { Policy } from "../policy.ts";
import type { Duplicate } from "../rules/rule.ts";
import { DOCUMENT_MODELS, type Document, type DocumentModel, digestOfDocument, documentOfCreate, isDocumentModel, productsOf } from "./document.ts";

const MOST_DOCUMENTS = 100;
const MOST_LINES = 500;

export interface DocumentSearch {
  readonly policy: Policy;
  readonly reader: Reader;
  readonly change: Change;
  readonly effect: Effect;
  readonly now: Date;
}

/** The document that a change makes or confirms, and those in Odoo that look like it, as the requester may read them. */
export async function findInOdoo(search: DocumentSearch): Promise<{ readonly document: Document | undefined; readonly duplicates: Duplicate[] }> {
  const { change, reader } = search;
  if (change.method === "refund_moves") return { document: undefined, duplicates: await creditNotesOf(reader, change) };
  const { model } = change;
  if (!isDocumentModel(model)) return { document: undefined, duplicates: [] };
  const document = change.operation === "create" ? documentOfCreate(change) : await documentInOdoo(reader, model, change.ids);
  if (!document) return { document, duplicates: [] };
  const rows = await reader.search(model, {
    domain: domainOf(search, document),
    fields: ["name", "amount_untaxed", "currency_id"],
    limit: MOST_DOCUMENTS,
    order: "id desc",
    with: withLines(reader, model),
  });
  const near = rows.filter((row) => isNear(search, row));
  const wanted = digestOfDocument(document);
  const same = near.filter((row) => {
    const products = productsIn(reader, model, row);
    // Lines that the requester may not read can't clear a document of being the same.
    return products === undefined || digestOfDocument({ ...document, products }) === wanted;
  });
  return { document, duplicates: same.map((row) => ({ name: nameOf(row), approval: null, sameAndOpen: false })) };
}

/** An invoice that has a credit note already, whatever its amount and age: crediting is not idempotent. */
async function creditNotesOf(reader: Reader, { ids }: Change): Promise<Duplicate[]> {
  const rows = await reader.search("account.move", {
    domain: [
      ["reversed_entry_id", "in", [...ids]],
      ["state", "!=", "cancel"],
    ],
    fields: ["name", "state"],
    limit: MOST_DOCUMENTS,
    order: "id desc",
  });
  return rows.map((row) => ({
    name: row["state"] === "draft" ? `a draft credit note (number ${row.id})` : nameOf(row),
    approval: null,
    sameAndOpen: false,
  }));
}

async function documentInOdoo(reader: Reader, model: DocumentModel, ids: readonly number[]): Promise<Document | undefined> {
  const [row] = await reader.search(model, {
    domain: [["id", "in", [...ids]]],
    fields: ["partner_id"],
    limit: 1,
    with: withLines(reader, model),
  });
  const partner = Array.isArray(row?.["partner_id"]) ? row["partner_id"][0] : undefined;
  if (!row || typeof partner !== "number") return undefined;
  return { model, partner, products: productsIn(reader, model, row) ?? {} };
}

/** Asked for with a document: its lines, where the requester may read them. */
function withLines(reader: Reader, model: DocumentModel): NonNullable<SearchQuery["with"]> {
  const { held, lineModel, quantity } = DOCUMENT_MODELS[model];
  return mayReadLines(reader, model) ? { [held]: { model: lineModel, fields: ["product_id", quantity], limit: MOST_LINES } } : {};
}

function mayReadLines(reader: Reader, model: DocumentModel): boolean {
  const { held, lineModel, quantity } = DOCUMENT_MODELS[model];
  return [
    [model, held],
    [lineModel, "product_id"],
    [lineModel, quantity],
  ].every(([on = "", field = ""]) => reader.sight(on, field) === "shown");
}

/** Products and quantities of a document that came with its lines; undefined when they can't be read, or are so many that some may be missing. */
function productsIn(reader: Reader, model: DocumentModel, row: Row): Document["products"] | undefined {
  const lines = relatedRows(row, DOCUMENT_MODELS[model].held);
  if (!mayReadLines(reader, model) || lines.length === MOST_LINES) return undefined;
  // Sections and notes are lines without a product.
  const products = lines.filter((line) => idIn(line["product_id"]) !== 0);
  return productsOf(products.map((line) => ({ product: idIn(line["product_id"]), quantity: line[DOCUMENT_MODELS[model].quantity] })));
}

function domainOf({ policy, change, now }: DocumentSearch, { partner }: Document): Domain {
  const since = new Date(now.getTime() - policy.approvals.duplicates.window_hours * 3_600_000);
  const recent: Domain = [
    ["partner_id", "=", partner],
    ["create_date", ">=", toOdooDatetime(since)],
    ["state", "!=", "cancel"],
  ];
  if (change.operation === "create") return recent;
  // What is confirmed is compared with what was confirmed, not with the other drafts.
  return [
    ["partner_id", "=", partner],
    ["write_date", ">=", toOdooDatetime(since)],
    ["state", "not in", ["draft", "sent", "cancel"]],
    ["id", "not in", [...change.ids]],
  ];
}

/** Whether the amounts are within the policy's tolerance; one that can't be read or is in another currency can't clear a document. */
function isNear({ policy, effect }: DocumentSearch, row: Row): boolean {
  const amount = row["amount_untaxed"];
  const currency = Array.isArray(row["currency_id"]) ? row["currency_id"][1] : undefined;
  if (typeof amount !== "number" || (currency !== undefined && currency !== effect.currency)) return true;
  return isWithinTolerance(policy, String(amount), effect.amount);
}

export function isWithinTolerance(policy: Policy, one: string, other: string): boolean {
  const larger = Decimal.max(new Decimal(one).abs(), new Decimal(other).abs());
  return new Decimal(one).minus(other).abs().lte(larger.times(policy.approvals.duplicates.tolerance_percent).div(100));
}

function idIn(value: unknown): number {
  return Array.isArray(value) && typeof value[0] === "number" ? value[0] : 0;
}

function nameOf(row: Row): string {
  return typeof row["name"] === "string" ? row["name"] : `number ${row.id}`;
}
