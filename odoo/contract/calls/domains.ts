import { type ContractCall, call, type ModelCall, ref, type Template } from "../contract-call.ts";

/** What a domain finds, as the manager sees it: the first twelve by name. */
const finds = (name: string, model: string, domain: Template, more: ModelCall["params"] = {}): ContractCall =>
  call("manager", `domain: ${name}`, model, "search", {
    domain,
    order: model === "product.product" ? "default_code" : "name, id",
    limit: 12,
    ...more,
  });

const orders = (name: string, domain: Template) => finds(name, "sale.order", domain);
const goods = (name: string, domain: Template) => finds(name, "product.product", domain);
/* The data set's partners have a reference; an Odoo may hold others besides. */
const customers = (name: string, ...terms: readonly Template[]) => finds(name, "res.partner", [["ref", "=like", "C%"], ...terms]);

export const DOMAIN_CALLS: readonly ContractCall[] = [
  orders("equal", [["name", "=", "S10001"]]),
  orders("different from, with an implied and", [
    ["name", "=like", "S1000%"],
    ["state", "!=", "draft"],
  ]),
  orders("one of a list", [["name", "in", ["S10001", "S10004", "nothing"]]]),
  orders("none of a list", [
    ["name", "=like", "S1000%"],
    ["state", "not in", ["draft", "cancel"]],
  ]),
  orders("one of an empty list", [["name", "in", []]]),
  orders("either of two", ["|", ["name", "=", "S10001"], ["name", "=", "S10002"]]),
  orders("nested and, or and not", ["&", ["name", "=like", "S1000%"], "|", ["state", "=", "draft"], "!", ["warehouse_id.code", "=", "COL"]]),
  orders("not over a group", [["name", "=like", "S1000%"], "!", "&", ["state", "=", "sale"], ["delivery_status", "=", "pending"]]),
  orders("a many2one by id", [
    ["partner_id", "=", ref("customer_acme_ohio")],
    ["name", "=like", "S100%"],
  ]),
  orders("a many2one by name", [["partner_id", "ilike", "acme fasteners"]]),
  orders("a many2one by exact name", [["partner_id", "=", "Acme Fasteners Ohio"]]),
  orders("a dotted path", [
    ["partner_id.ref", "=", "C1004"],
    ["warehouse_id.code", "=", "COL"],
  ]),
  orders("a path of two steps", [["order_line.product_id.default_code", "=", "VLV-0125"]]),
  orders("an empty value", [
    ["commitment_date", "=", false],
    ["name", "=like", "S1000%"],
  ]),
  orders("a value that is not empty", [
    ["commitment_date", "!=", false],
    ["name", "=like", "S1000%"],
  ]),
  orders("null is as false", [
    ["client_order_ref", "=", null],
    ["name", "=like", "S1002%"],
  ]),
  orders("amounts between two bounds", [
    ["amount_untaxed", ">=", 1000],
    ["amount_untaxed", "<", 1300],
  ]),
  orders("moments after another", [
    ["date_order", ">", "2026-01-01 00:00:00"],
    ["state", "=", "draft"],
  ]),
  orders("a bare date for a moment", [
    ["date_order", "<=", "2026-12-31"],
    ["state", "=", "sent"],
  ]),
  orders("days counted from today", [
    ["date_order", ">=", "-15d"],
    ["name", "=like", "S1000%"],
  ]),
  orders("days counted from the start of today", [
    ["date_order", "<", "today -7d"],
    ["name", "=like", "S100%"],
  ]),
  orders("the number of the month", [["date_order.month_number", "=", 3]]),
  orders("lines that meet a condition", [
    [
      "order_line",
      "any",
      [
        ["product_uom_qty", ">", 400],
        ["discount", "=", 0],
      ],
    ],
  ]),
  orders("no line that meets a condition", [
    ["order_line", "not any", [["product_uom_qty", "<", 400]]],
    ["state", "!=", "cancel"],
  ]),
  orders("like with its own wildcards", [["name", "=like", "S1000_"]]),
  orders("like that minds the case", [["client_order_ref", "like", "po-1000"]]),
  orders("ilike that does not", [["client_order_ref", "ilike", "po-1000"]]),
  orders("not ilike", [
    ["partner_id.name", "not ilike", "acme"],
    ["name", "=like", "S1000%"],
  ]),
  orders("=ilike", [["name", "=ilike", "s1001%"]]),
  orders("the x2many field itself is empty", [
    ["picking_ids", "=", false],
    ["name", "=like", "S100%"],
  ]),
  orders("an x2many holds a record", [["picking_ids", "in", [ref("sale_s10002_backorder")]]]),
  orders("true for every record", [
    [1, "=", 1],
    ["name", "=", "S10001"],
  ]),
  orders("false for every record", [[0, "=", 1]]),
  customers("names that hold a text", ["name", "ilike", "fasteners"]),
  customers("those that have bought", ["customer_rank", ">", 0], ["supplier_rank", "=", 0], ["name", "ilike", "e"]),
  customers("either reference or name", "|", ["name", "ilike", "trident"], ["ref", "=", "C1001"]),
  customers("companies with a contact of some title", ["child_ids.function", "=", "Accounts Payable"], ["city", "=", "Toledo"]),
  customers("those with an unpaid invoice", [
    "invoice_ids",
    "any",
    [
      ["payment_state", "=", "not_paid"],
      ["amount_residual", ">", 4000],
    ],
  ]),
  finds("a company and all below it", "res.partner", [["id", "child_of", ref("customer_acme_ohio")]]),
  finds("a contact and all above it", "res.partner", [["id", "parent_of", ref("customer_acme_ohio_contact_1")]]),
  finds("a category and all below it", "product.category", [["id", "child_of", ref("category_industrial")]]),
  goods("products in a category and below", [
    ["categ_id", "child_of", ref("category_packaging")],
    ["default_code", "=like", "B%"],
  ]),
  goods("the code or the name", ["|", ["default_code", "ilike", "vlv-01"], ["name", "ilike", "pallet"]]),
  goods("stock on hand above a number", [
    ["qty_available", ">", 200],
    ["default_code", "=like", "B%"],
  ]),
  goods("nothing free", [
    ["free_qty", "<=", 0],
    ["default_code", "=like", "V%"],
  ]),
  goods("a price between", [
    ["list_price", ">", 300],
    ["list_price", "<=", 500],
    ["default_code", "=like", "___-01__"],
  ]),
  goods("bought from a supplier", [
    ["seller_ids.partner_id", "=", ref("supplier_kestrel")],
    ["default_code", "=like", "%-0100"],
  ]),
  finds("transfers that are late", "stock.picking", [
    ["state", "not in", ["done", "cancel"]],
    ["scheduled_date", "<", "today"],
    ["picking_type_code", "=", "outgoing"],
  ]),
  finds("transfers with a deadline issue", "stock.picking", [
    ["has_deadline_issue", "=", true],
    ["state", "!=", "done"],
  ]),
  finds("transfers of an order, by the order's name", "stock.picking", [["sale_id.name", "=", "S10002"]]),
  finds(
    "invoices that are overdue",
    "account.move",
    [
      ["move_type", "=", "out_invoice"],
      ["state", "=", "posted"],
      ["payment_state", "in", ["not_paid", "partial"]],
      ["invoice_date_due", "<", "-30d"],
    ],
    { order: "company_id, name" },
  ),
  call("manager", "domain: how many, at most", "sale.order", "search_count", { domain: [["state", "=", "sale"]], limit: 40 }),
  call("manager", "domain: how many in all", "sale.order", "search_count", { domain: [["state", "=", "sale"]] }),
  call("manager", "domain: archived records are left out", "product.product", "search_count", {
    domain: [
      ["default_code", "=like", "VLV%"],
      ["active", "=", false],
    ],
  }),
  call("manager", "domain: archived records on request", "product.product", "search_count", {
    domain: [["default_code", "=like", "VLV%"]],
    context: { active_test: false },
  }),
];
