import type { Json } from "./json.ts";

/** One condition of an Odoo domain: field path, operator, value. */
export type DomainLeaf = readonly [field: string, operator: string, value: Json | Domain];

/** An Odoo search domain in prefix notation. */
export type Domain = readonly (DomainLeaf | "&" | "|" | "!")[];

/** All of the domains at once, each kept whole whatever operators it holds. */
export function allOf(...domains: readonly Domain[]): Domain {
  const filled = domains.filter((domain) => domain.length > 0);
  return filled.flatMap((domain, index) => [...(index < filled.length - 1 ? (["&"] as const) : []), ...normalised(domain)]);
}

/** At least one of the domains; none at all means no condition. */
export function anyOf(...domains: readonly Domain[]): Domain {
  return domains.flatMap((domain, index) => [...(index < domains.length - 1 ? (["|"] as const) : []), ...normalised(domain)]);
}

/** Odoo joins top-level terms with an implied "&"; writing it out lets a domain be an operand. */
export function normalised(domain: Domain): Domain {
  const out: (DomainLeaf | "&" | "|" | "!")[] = [];
  let expected = 1;
  for (const term of domain) {
    if (expected === 0) {
      out.unshift("&");
      expected = 1;
    }
    out.push(term);
    if (term === "&" || term === "|") expected += 1;
    else if (term !== "!") expected -= 1;
  }
  return out;
}
