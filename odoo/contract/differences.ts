/** A difference between the embedded and the real Odoo that is meant to be there. */
interface Difference {
  /** The name of the call. */
  readonly call: string;
  readonly reason: string;
  /** Paths below this one may differ; without it the whole answer may. */
  readonly path?: string;
}

export const DIFFERENCES: readonly Difference[] = [
  {
    call: "reading without fields fails where one is forbidden",
    reason: "The embedded partner has none of the fields of Odoo's chat, one of which Odoo forbids; the product always names its fields.",
  },
];
