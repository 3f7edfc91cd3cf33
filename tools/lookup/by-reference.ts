import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import type { Row, SearchQuery } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import type { Candidate } from "./choose.ts";
import { matchReference, referenceDomain } from "./reference.ts";

const MOST = 50;

/** What a candidate scores whose own reference is what was typed. */
export const OWN_NAME = 3;

/** A kind of document that people call by its reference, and perhaps by the other side's reference. */
export interface Referenced {
  readonly model: string;
  readonly domain: Domain;
  /** The customer's or vendor's own reference. */
  readonly theirField?: string;
  readonly fields: readonly string[];
  /** Records of the document that are read in the same call. */
  readonly with?: SearchQuery["with"];
}

/** Documents that the reference could mean, our own references before theirs. */
export async function candidatesByReference({ odoo }: Pick<ToolContext, "odoo">, kind: Referenced, typed: string): Promise<Candidate<Row>[]> {
  const theirs = kind.theirField && odoo.sight(kind.model, kind.theirField) === "shown" ? kind.theirField : undefined;
  const fields = [...new Set(["name", ...(theirs ? [theirs] : []), ...kind.fields])];
  const named = referenceDomain("name", typed);
  const either: Domain = theirs ? anyOf(named, [[theirs, "=ilike", typed.trim()]]) : named;
  const related = kind.with ? { with: kind.with } : {};
  const rows = await odoo.search(kind.model, { domain: allOf(kind.domain, either), fields, limit: MOST, order: "id desc", ...related });
  return rows.flatMap((row) => {
    const name = textOf(row, "name") ?? "";
    const other = theirs ? textOf(row, theirs) : undefined;
    const ours = matchReference(typed, name);
    const score = ours === 2 ? OWN_NAME : other && other.toLowerCase() === typed.trim().toLowerCase() ? 2 : ours;
    return score > 0 ? [{ found: row, label: name, score }] : [];
  });
}
