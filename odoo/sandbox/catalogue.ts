import type { Behaviour } from "./engine/behaviour.ts";
import type { ModelDeclaration } from "./engine/field.ts";
import { buildRegistry, type Registry } from "./engine/registry.ts";
import * as account from "./models/account.ts";
import * as accountMove from "./models/account-move.ts";
import * as company from "./models/company.ts";
import * as mail from "./models/mail.ts";
import * as partner from "./models/partner.ts";
import * as picking from "./models/picking.ts";
import * as product from "./models/product.ts";
import * as purchase from "./models/purchase.ts";
import * as sale from "./models/sale.ts";
import * as stock from "./models/stock.ts";
import * as companyBehaviour from "./behaviour/company.ts";
import * as partnerBehaviour from "./behaviour/partner.ts";
import * as productBehaviour from "./behaviour/product.ts";

/** Every model that the embedded Odoo has, and what it does. */
export function catalogue(): Registry {
  const declarations: ModelDeclaration[] = [account, accountMove, company, mail, partner, picking, product, purchase, sale, stock].flatMap((file) => Object.values<ModelDeclaration>(file));
  const behaviours: Behaviour[] = [companyBehaviour, partnerBehaviour, productBehaviour].flatMap((file) => Object.values<Behaviour>(file));
  return buildRegistry(declarations, behaviours);
}
