import { areRelated, type Mention, type Named } from "./entities.ts";
import type { Entry, Ledger } from "./ledger.ts";
import type { Span } from "./spans.ts";

/** Between a quantity and the product it is of, in five languages: "5 Units of", "20 Stück mit". */
const LINK =
  /^\s*(?:\p{L}+\.?\s+){0,3}?(?:of|von|vom|de|d['’]|du|des|van|with|mit|avec|met|con|x|×)\s+(?:the\s+|les?\s+|la\s+|el\s+|de[nrm]?\s+|het\s+)?\*{0,2}$/iu;
/** Between the names of a list: "S10001 and S10002". */
const APART = /[;.,]|\s(?:and|or|but|while|whereas|und|oder|aber|während|et|ou|mais|en|of|maar|terwijl|y|o|pero|mientras)\s/iu;
const APPOSITION = /^\s*\*{0,2}\s*(?:\(|of|for|from|to|by|für|von|an|bei|pour|de|chez|voor|van|para)\b[^,;.]{0,12}$|^\s*\*{0,2}\s*\(\s*$/iu;
/** Nothing is the backorder or the return of itself. */
const BACKORDER = /^\s*\(?\s*(?:backorder|return) of\s*$/iu;
/** Fields of a product's stock belong to the product, whichever order the sentence began with. */
const OF_PRODUCT = new Set(["onHand", "free", "incoming", "outgoing", "forecast", "reserved", "listPrice", "cost", "margin", "marginPercent"]);

/** What the value between `at` and `end` of a span must belong to. */
export function bindingOf(span: Span, at: number, end: number, text: string, ledger: Ledger): readonly Named[] {
  const before = span.mentions.filter((mention) => mention.at < at);
  const after = span.mentions.filter((mention) => mention.at >= end);
  const [next] = after;
  const linked = next && LINK.test(text.slice(end, next.at)) ? next.named : undefined;
  const leading = span.kind === "row" ? rowGroup(span, before) : lastGroup(before, text, ledger);
  const held = leading.length > 0 ? leading : linked || span.mentions.length === 0 ? named(span.context) : after.slice(0, 1).map((one) => one.named);
  if (!linked) return held;
  return [linked, ...held.filter((one) => one !== linked && areRelated(one, linked, ledger))];
}

/** Whether an entry may stand where these names are spoken of. */
export function isExempt({ key, inputs }: Entry, one: Named, all: readonly Named[]): boolean {
  const isStock = OF_PRODUCT.has(key) && inputs[0]?.model === "product.product";
  return isStock && !one.kinds.has("product") && !one.kinds.has("warehouse") && all.some(({ kinds }) => kinds.has("product"));
}

function named(mention: Mention | undefined): readonly Named[] {
  return mention ? [mention.named] : [];
}

/** A row speaks of what stands first in it and of what stands in the cells before. */
function rowGroup(span: Span, before: readonly Mention[]): readonly Named[] {
  const [first] = span.mentions;
  const cellOf = (mention: Mention) => span.cells.findIndex((cell) => mention.at >= cell.at && mention.at < cell.end);
  const own = before.filter((mention, index) => before.findIndex((other) => cellOf(other) === cellOf(mention)) === index);
  return own.length > 0 ? own.map((mention) => mention.named) : named(first);
}

/** The last names that are of one matter: "S10001 for Azure Interior", not "S10001 and S10002". */
function lastGroup(before: readonly Mention[], text: string, ledger: Ledger): readonly Named[] {
  let group: Named[] = [];
  let last: Mention | undefined;
  for (const mention of before) {
    const joins = last !== undefined && group.every((one) => areRelated(one, mention.named, ledger)) && !isList(last, mention, text);
    const isAside = joins && group.some((one) => isAlike(one, mention.named));
    // "WH/OUT/00012 (backorder of WH/OUT/00009)" goes on speaking of the first.
    group = isAside ? group : joins ? [...group, mention.named] : [mention.named];
    last = mention;
  }
  return group;
}

function isList(one: Mention, other: Mention, text: string): boolean {
  return isAlike(one.named, other.named) && /^\s*(?:,|and|und|et|en|y|\/)\s*$/iu.test(text.slice(one.end, other.at));
}

function isAlike(one: Named, other: Named): boolean {
  return [...one.kinds].some((kind) => other.kinds.has(kind));
}

/** Names that are said to be of one matter and that no record holds together: "S10001 for somebody else's name". */
export function mismatchedNames(span: Span, text: string, ledger: Ledger): string[] {
  return span.mentions.flatMap((mention, index) => {
    const partner = span.kind === "row" ? span.mentions[0] : span.mentions[index - 1];
    if (!partner || partner === mention) return [];
    const gap = text.slice(partner.end, mention.at);
    if (mention.named.text === partner.named.text) return BACKORDER.test(gap) ? [text.slice(mention.at, mention.end)] : [];
    if (areRelated(partner.named, mention.named, ledger)) return [];
    const alike = isAlike(partner.named, mention.named);
    const isClaimed = span.kind === "row" || APPOSITION.test(gap) || (!alike && gap.length <= 40 && !APART.test(gap));
    return isClaimed ? [text.slice(mention.at, mention.end)] : [];
  });
}
