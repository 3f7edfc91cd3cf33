import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByName, type Named } from "./by-name.ts";
import type { Candidate } from "./choose.ts";
import { chooseOrSuggest } from "./did-you-mean.ts";

const named = (fields: readonly string[]): Named => ({
  model: "product.product",
  domain: [],
  nameField: "name",
  codeField: "default_code",
  fields: ["display_name", ...fields],
  label: (row) => textOf(row, "display_name") ?? textOf(row, "name") ?? "?",
});

export async function findProducts(context: ToolContext, typed: string, fields: readonly string[]): Promise<Candidate<Row>[]> {
  return candidatesByName(context, named(fields), typed);
}

export async function resolveProduct(context: ToolContext, typed: string, fields: readonly string[] = []): Promise<Row> {
  return chooseOrSuggest(context, named(fields), await findProducts(context, typed, fields), {
    what: "product",
    typed,
    hint: "Look it up with find_products.",
  });
}

/** One product for each text, in their order; codes are read at once, names one by one. */
export async function resolveProducts(context: ToolContext, typed: readonly string[], fields: readonly string[]): Promise<Row[]> {
  const codes = [...new Set(typed.map((text) => text.trim()))];
  const rows = await context.odoo.search("product.product", {
    domain: [["default_code", "in", codes]],
    fields: [...new Set(["default_code", "display_name", ...fields])],
    limit: 200,
  });
  return Promise.all(
    typed.map((text) => {
      const [first, ...others] = rows.filter((row) => textOf(row, "default_code") === text.trim());
      return first && others.length === 0 ? first : resolveProduct(context, text, fields);
    }),
  );
}
