import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";

/** The reference of a line's purchase order; Odoo shows the vendor's own behind it: "P10005 (SO-77)". */
export function orderNameOf(line: Row): string | null | undefined {
  return textOf(line, "order_id")?.replace(/ \(.*$/, "");
}
