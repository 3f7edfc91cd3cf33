/** Where two comparable answers differ: the path, and what each side says there. */
export interface Unlikeness {
  readonly path: string;
  readonly real: unknown;
  readonly embedded: unknown;
}

/** "raw ~ now +3 days" is like the same moment, and like any other that lies as far from its own call. */
function likeText(a: string, b: string): boolean {
  if (a === b) return true;
  const [rawA, awayA] = a.split(" ~ ");
  const [rawB, awayB] = b.split(" ~ ");
  return rawA === rawB || (awayA !== undefined && awayA === awayB);
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === "object" && value !== null;

export function unlike(real: unknown, embedded: unknown, path = ""): Unlikeness[] {
  if (typeof real === "string" && typeof embedded === "string" && likeText(real, embedded)) return [];
  if (isObject(real) && isObject(embedded) && Array.isArray(real) === Array.isArray(embedded)) {
    const keys = new Set([...Object.keys(real), ...Object.keys(embedded)]);
    return [...keys].flatMap((key) => unlike(real[key], embedded[key], `${path}/${key}`));
  }
  return Object.is(real, embedded) ? [] : [{ path, real, embedded }];
}
