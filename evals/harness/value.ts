import { dayIn, fromOdooDatetime } from "../../core/dates.ts";
import type { Json } from "../../core/json.ts";

/** A value of the world, told apart by how an answer may write it. */
export type Value =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "moment"; readonly moment: string }
  | { readonly kind: "link"; readonly id: number; readonly text: string }
  | { readonly kind: "ids"; readonly ids: readonly number[] }
  | { readonly kind: "empty" };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/;

/** A field's value as Odoo sends it. */
export function asValue(json: Json | undefined): Value {
  if (json === undefined || json === null || json === false) return { kind: "empty" };
  if (typeof json === "number") return { kind: "number", number: json };
  if (typeof json === "string")
    return DAY.test(json) ? { kind: "day", day: json } : MOMENT.test(json) ? { kind: "moment", moment: json } : textOf(json);
  if (Array.isArray(json)) {
    const [id, name] = json;
    if (typeof id === "number" && typeof name === "string") return { kind: "link", id, text: name };
    return { kind: "ids", ids: json.filter((one): one is number => typeof one === "number") };
  }
  return textOf(String(json));
}

const textOf = (text: string): Value => (text === "" ? { kind: "empty" } : { kind: "text", text });

/** As a person would type it. */
export function written(value: Value, timeZone: string): string {
  switch (value.kind) {
    case "text":
    case "link":
      return value.text;
    case "number":
      return String(value.number);
    case "day":
      return value.day;
    case "moment":
      return dayIn(timeZone, fromOdooDatetime(value.moment));
    case "ids":
      return value.ids.join(", ");
    case "empty":
      return "";
  }
}

/** As a condition of a query takes it. */
export function raw(value: Value): Json {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return value.number;
    case "day":
      return value.day;
    case "moment":
      return value.moment;
    case "link":
      return value.id;
    case "ids":
      return value.ids;
    case "empty":
      return false;
  }
}
