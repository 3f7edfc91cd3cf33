const MOST_TEXT = 16_000;
const MOST_VALUES = 2_000;
const DEEPEST = 12;

/** Why these arguments are not even looked at, if they aren't; it gives up early, so that a hostile caller can't make it work. */
export function argumentsObjection(args: unknown): string | undefined {
  const left = { text: MOST_TEXT, values: MOST_VALUES };
  const fits = (value: unknown, depth: number): boolean => {
    left.values -= 1;
    if (depth > DEEPEST || left.values < 0) return false;
    if (typeof value === "string") {
      left.text -= value.length;
      return left.text >= 0;
    }
    if (value === null || value === undefined || typeof value === "boolean" || typeof value === "number") return true;
    if (typeof value !== "object") return false;
    if (Array.isArray(value)) return value.length <= MOST_VALUES && value.every((item) => fits(item, depth + 1));
    return Object.keys(value).every((key) => {
      left.text -= key.length;
      return left.text >= 0 && fits(Reflect.get(value, key), depth + 1);
    });
  };
  return fits(args, 0)
    ? undefined
    : `The arguments are too long or nested too deep: at most ${MOST_TEXT} characters and ${DEEPEST} levels. Ask for less at once.`;
}
