import type { Access } from "../core/access.ts";
import { allOf, type Domain } from "../core/domain.ts";

/** Models whose records hang on a record of any model, and the field that names that model. */
const ATTACHED_TO: Readonly<Record<string, string>> = {
  "mail.message": "model",
  "mail.activity": "res_model",
  "mail.followers": "res_model",
  "ir.attachment": "res_model",
};

/** Models on whose records people talk. */
const TALKED_ABOUT = [
  "sale.order",
  "purchase.order",
  "stock.picking",
  "account.move",
  "account.payment",
  "res.partner",
  "product.template",
  "product.product",
  "stock.warehouse.orderpoint",
] as const;

/** Models whose display name holds the name or the reference of another record. */
const NAMED_AFTER: Readonly<Record<string, string>> = { "sale.order.line": "res.partner", "product.supplierinfo": "res.partner" };

/**
 * A role's access with what follows from it. A note or an activity is as visible as the record that it is on: it is in
 * scope on models that the role reads whole, as a condition can't say whether a record of a scoped model is in scope.
 * And a display name made of another record's name is hidden where some of those records are out of scope.
 */
export function readableAccess(access: Access): Access {
  const isWhole = (model: string) => access.sight(model, "id") === "shown" && access.scope(model).length === 0;
  return {
    ...access,
    scope(model, own): Domain {
      const field = ATTACHED_TO[model];
      const scope = access.scope(model, own);
      return field === undefined ? scope : allOf(scope, [[field, "in", TALKED_ABOUT.filter(isWhole)]]);
    },
    sight(model, field) {
      const named = field === "display_name" ? NAMED_AFTER[model] : undefined;
      return named !== undefined && !isWhole(named) ? "hidden" : access.sight(model, field);
    },
  };
}
