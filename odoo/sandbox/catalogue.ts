import * as accountBehaviour from "./behaviour/account.ts";
import * as accountMoveBehaviour from "./behaviour/account-move.ts";
import * as companyBehaviour from "./behaviour/company.ts";
import { chatter, mailActivity, mailActivityType, mailMessage } from "./behaviour/mail.ts";
import * as moveBehaviour from "./behaviour/move.ts";
import { crmTeam, resPartner, resPartnerBank, resPartnerCategory } from "./behaviour/partner.ts";
import * as paymentBehaviour from "./behaviour/payment.ts";
import * as pickingBehaviour from "./behaviour/picking.ts";
import { productCategory, productProduct, productSupplierinfo, productTemplate, uomUom } from "./behaviour/product.ts";
import * as purchaseBehaviour from "./behaviour/purchase.ts";
import * as purchaseLineBehaviour from "./behaviour/purchase-line.ts";
import { saleOrderLine } from "./behaviour/sale-line.ts";
import * as saleOrderBehaviour from "./behaviour/sale-order.ts";
import * as stockBehaviour from "./behaviour/stock.ts";
import * as wizardBehaviour from "./behaviour/wizards.ts";
import { irActionsServer } from "./companion/companion.ts";
import type { Behaviour } from "./engine/behaviour.ts";
import type { ModelDeclaration } from "./engine/field.ts";
import { buildRegistry, type Registry } from "./engine/registry.ts";
import * as account from "./models/account.ts";
import * as accountMove from "./models/account-move.ts";
import * as company from "./models/company.ts";
import * as mail from "./models/mail.ts";
import * as move from "./models/move.ts";
import * as partner from "./models/partner.ts";
import * as payment from "./models/payment.ts";
import * as picking from "./models/picking.ts";
import * as product from "./models/product.ts";
import * as productTemplates from "./models/product-template.ts";
import * as purchase from "./models/purchase.ts";
import * as sale from "./models/sale.ts";
import * as stock from "./models/stock.ts";

const DOCUMENTS = [
  "res.partner",
  "product.template",
  "product.product",
  "stock.picking",
  "sale.order",
  "purchase.order",
  "account.move",
  "account.payment",
  "stock.lot",
];

/** Every model that the embedded Odoo has, and what it does. */
export function catalogue(): Registry {
  const declarations = [
    account,
    accountMove,
    company,
    mail,
    partner,
    picking,
    product,
    purchase,
    sale,
    stock,
    move,
    payment,
    productTemplates,
  ].flatMap((file) => Object.values<ModelDeclaration>(file));
  const behaviours: readonly Behaviour[] = [
    ...[
      companyBehaviour,
      pickingBehaviour,
      moveBehaviour,
      stockBehaviour,
      saleOrderBehaviour,
      purchaseBehaviour,
      purchaseLineBehaviour,
      paymentBehaviour,
      wizardBehaviour,
    ].flatMap((file) => Object.values<Behaviour>(file)),
    ...Object.values<Behaviour>(accountBehaviour),
    accountMoveBehaviour.accountMove,
    irActionsServer,
    ...[mailMessage, mailActivity, mailActivityType, saleOrderLine, crmTeam, resPartner, resPartnerBank, resPartnerCategory],
    ...[productCategory, productProduct, productSupplierinfo, productTemplate, uomUom],
    ...DOCUMENTS.map((model) => chatter(model)),
    chatter("crm.team", false),
  ];
  return buildRegistry(declarations, behaviours);
}
