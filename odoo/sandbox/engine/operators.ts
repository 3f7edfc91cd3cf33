export const OPERATORS: ReadonlySet<string> = new Set([
  "=",
  "!=",
  "<",
  ">",
  "<=",
  ">=",
  "=?",
  "<>",
  "==",
  "in",
  "not in",
  "like",
  "ilike",
  "not like",
  "not ilike",
  "=like",
  "=ilike",
  "not =like",
  "not =ilike",
  "any",
  "not any",
  "child_of",
  "parent_of",
]);

export const NEGATIVE: ReadonlySet<string> = new Set(["!=", "not in", "not like", "not ilike", "not =like", "not =ilike", "not any"]);

/** SQL's LIKE as a pattern: `like` looks anywhere, `=like` matches the whole; % and _ are wildcards in both. */
export function likePattern(operator: string, value: string): RegExp {
  const whole = operator.includes("=");
  let source = "";
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? "";
    if (character === "\\" && at + 1 < value.length) {
      at += 1;
      source += escaped(value[at] ?? "");
    } else if (character === "%") source += "[^]*";
    else if (character === "_") source += "[^]";
    else source += escaped(character);
  }
  return new RegExp(whole ? `^${source}$` : source, operator.includes("ilike") ? "iu" : "u");
}

const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
