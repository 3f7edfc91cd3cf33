import { isMap, isScalar, isSeq, parse, parseDocument, stringify } from "yaml";

/** One way in which a policy file can be wrong. */
export interface PolicyEdit {
  readonly because: string;
  readonly path: readonly (string | number)[];
  /** The whole file with the mistake in it. */
  text(): string;
}

const WRONG_TYPES = { scalar: { is: "a list" }, map: "a text", seq: 7 } as const;
/** Entries of one list are alike, so that its first ones speak for the rest. */
const ALIKE = 3;
const NOBODY = "nobody_knows_this";

/** Every field of a file: left out, of another type, beside a key that nobody knows, and as a name that nobody knows. */
export function* policyEdits(written: string): Generator<PolicyEdit> {
  // Spelt out, so that a mistake is made in one place and not wherever its anchor is used.
  const source = stringify(parse(written, { merge: true }), { aliasDuplicateObjects: false });
  const whole = parseDocument(source);
  for (const path of pathsOf(whole.contents)) {
    const edit = (because: string, change: (document: ReturnType<typeof parseDocument>) => void): PolicyEdit => ({
      because,
      path,
      text() {
        const document = parseDocument(source);
        change(document);
        return String(document);
      },
    });
    const node: unknown = whole.getIn(path, true);
    if (path.length > 0) {
      yield edit("is left out", (document) => document.deleteIn(path));
      yield edit("is null", (document) => document.setIn(path, null));
      yield edit("has another type", (document) =>
        document.setIn(path, document.createNode(isMap(node) ? WRONG_TYPES.map : isSeq(node) ? WRONG_TYPES.seq : WRONG_TYPES.scalar)),
      );
    }
    if (isMap(node)) yield edit("has a key that nobody knows", (document) => document.setIn([...path, NOBODY], "x"));
    if (isSeq(node)) yield edit("has an entry that nobody knows", (document) => document.setIn([...path, node.items.length], NOBODY));
    if (isScalar(node) && typeof node.value === "string") yield edit("is a name that nobody knows", (document) => document.setIn(path, NOBODY));
    if (isScalar(node) && typeof node.value === "number") yield edit("is negative", (document) => document.setIn(path, -1));
  }
}

/** Where a file says something. */
function pathsOf(contents: unknown): readonly (readonly (string | number)[])[] {
  const paths: (readonly (string | number)[])[] = [];
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    paths.push(path);
    if (isMap(node)) for (const { key, value } of node.items) if (isScalar(key)) walk(value, [...path, String(key.value)]);
    if (isSeq(node)) for (const [index, item] of node.items.slice(0, ALIKE).entries()) walk(item, [...path, index]);
  };
  walk(contents, []);
  return paths;
}
