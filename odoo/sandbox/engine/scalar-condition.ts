import type { Json } from "../../../core/json.ts";
import { typeError, valueError } from "../errors.ts";
import type { Field } from "./field.ts";
import { likePattern, NEGATIVE } from "./operators.ts";
import { compareValues } from "./sort.ts";
import type { Value } from "./world.ts";

type Test = (id: number) => boolean;
type Get = (id: number) => Value;

const YES: Test = () => true;
const NO: Test = () => false;

/** LIKE and its kin on text; an empty pattern is a question of whether there is anything. */
export function likeTest(get: (id: number) => unknown, operator: string, value: Json): Test {
  const negative = NEGATIVE.has(operator);
  if (value === false || value === "") {
    const result = negative === operator.includes("=");
    if (operator.includes("=")) return (id) => (get(id) === false) !== result;
    return result ? NO : YES;
  }
  if (operator.includes("=") && typeof value !== "string")
    throw typeError(`The pattern to match must be a string in condition (..., '${operator}', ${JSON.stringify(value)})`);
  const pattern = likePattern(operator, String(value));
  return (id) => {
    const held = get(id);
    return pattern.test(held === false || held === undefined ? "" : String(held)) !== negative;
  };
}

/** A plain field against a value or a list; empty numbers are zero, empty text is nothing. */
export function scalarTest(field: Field, operator: string, value: Json, get: Get): Test {
  const falsy =
    field.type === "boolean"
      ? false
      : field.type === "char" || field.type === "text" || field.type === "html" || field.type === "selection"
        ? false
        : 0;
  const cast = (one: Json) => castFor(field, one, falsy);
  if (operator === "=" || operator === "!=" || operator === "in" || operator === "not in") {
    const list = Array.isArray(value) ? value : [value];
    if ((operator === "in" || operator === "not in") && !Array.isArray(value)) {
      throw valueError(`The domain condition ('${field.name}', '${operator}', ${JSON.stringify(value)}) should have a list value.`);
    }
    const wanted = new Set(list.map(cast));
    const negative = operator === "!=" || operator === "not in";
    return (id) => wanted.has(normal(get(id), falsy)) !== negative;
  }
  if (value === false && falsy === false) return NO;
  const bound = cast(value);
  return (id) => {
    const held = normal(get(id), falsy);
    if (held === false && falsy === false && field.type !== "boolean") return false;
    const order = compareValues(held, bound);
    return operator === "<" ? order < 0 : operator === "<=" ? order <= 0 : operator === ">" ? order > 0 : order >= 0;
  };
}

const normal = (value: Value, falsy: false | 0) => (value === "" ? false : value === false ? falsy : value) as string | number | boolean;

function castFor(field: Field, value: Json, falsy: false | 0): string | number | boolean {
  if (value === false || value === null || value === "") return falsy;
  if (field.type === "boolean") return value !== 0;
  if (falsy === false) return typeof value === "string" ? value : String(value);
  const found = Number(value);
  if (Number.isNaN(found)) {
    if (field.name === "id") return -1;
    throw valueError(`could not convert string to float: '${String(value)}'`);
  }
  return found;
}
