import type { JsonObject } from "../../../core/json.ts";
import { canonicalJson, type Json } from "../../../core/json.ts";
import { userError } from "../errors.ts";

/** How the companion ends a call that did not commit: with an error whose message carries JSON, so that all is rolled back. */
export function stop(code: "PREVIEW" | "STALE" | "REFUSED", detail: JsonObject): never {
  throw userError(`COUNTERSIGN_${code} ${canonicalJson(detail)}`);
}

export const isId = (value: Json | undefined): value is number => typeof value === "number" && Number.isInteger(value) && value > 0;
export const isPlain = (value: Json | undefined) => value === null || ["string", "number", "boolean"].includes(typeof value);

/** A value as it is compared: the id of a many2one, nothing for every empty. */
export function raw(value: Json | undefined): Json {
  if (Array.isArray(value)) {
    const [id, name] = value;
    if (value.length === 2 && isId(id) && typeof name === "string") return id;
    return value.toSorted((a: Json, b: Json) => Number(a) - Number(b));
  }
  if (typeof value === "number") return Math.round(value * 1e6) / 1e6;
  return value === undefined || value === false || value === "" ? null : value;
}

export const sameRaw = (a: Json | undefined, b: Json | undefined) => canonicalJson(raw(a)) === canonicalJson(raw(b));

export const asHtml = (text: string) =>
  `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;").replaceAll("\n", "<br/>")}</p>`;

/** Plain text of stored HTML, for the card. */
export function asText(html: string): string {
  const lines = html.replaceAll("<br/>", "\n").replaceAll("<br>", "\n").replaceAll("</p><p>", "\n");
  const plain = lines.replaceAll(/<[^>]*>/g, "");
  return [
    ["&lt;", "<"],
    ["&gt;", ">"],
    ["&quot;", '"'],
    ["&#34;", '"'],
    ["&#39;", "'"],
    ["&nbsp;", " "],
    ["&amp;", "&"],
  ].reduce((text, [from = "", to = ""]) => text.replaceAll(from, to), plain);
}
