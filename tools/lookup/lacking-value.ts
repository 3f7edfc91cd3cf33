import { Decimal } from "decimal.js";
import { decimalAmount } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { numberOf } from "../row-values.ts";
import { inProductUom } from "./incoming.ts";

/** The part of an order line's untaxed value that one of its moves still lacks; absent where the price is not seen. */
export function lackingValue(line: Row, move: Row, missing: Decimal): string | undefined {
  const subtotal = numberOf(line, "price_subtotal");
  const ordered = numberOf(line, "product_uom_qty");
  const demanded = numberOf(move, "product_uom_qty");
  if (subtotal === undefined || !ordered || !demanded) return undefined;
  const whole = inProductUom(move, new Decimal(demanded));
  const share = Decimal.min(
    1,
    inProductUom(move, missing)
      .dividedBy(whole)
      .times(Decimal.min(1, new Decimal(demanded).dividedBy(ordered))),
  );
  return decimalAmount(share.times(subtotal).toFixed(6));
}
