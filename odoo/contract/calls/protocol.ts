import { type ContractCall, call, ref } from "../contract-call.ts";

const SALES = "sale.order";
const post = (path: string, body: string, headers?: { readonly [name: string]: string }) =>
  ({ method: "POST", path, body, ...(headers ? { headers } : {}) }) as const;

/** How JSON-2 and JSON-RPC answer, whatever the model: identity, errors, parameters, version. */
export const PROTOCOL_CALLS: readonly ContractCall[] = [
  { name: "the version is told without a key", http: { method: "GET", path: "/web/version" } },
  { name: "the JSON-2 version is the same", http: { method: "GET", path: "/json/version" } },
  { name: "the health page answers", http: { method: "GET", path: "/web/health" } },
  { name: "a body that is not JSON", as: "service", http: post("/json/2/sale.order/search", "{broken") },
  { name: "a body without a JSON content type", as: "service", http: post("/json/2/sale.order/search", "{}", { "content-type": "text/plain" }) },
  { name: "an empty body for a method without arguments", as: "service", http: post("/json/2/res.users/context_get", "{}") },
  { name: "a JSON-2 path asked for with GET", as: "service", http: { method: "GET", path: "/json/2/sale.order/search" } },
  call("nobody", "no key", SALES, "search", { domain: [] }),
  call("stranger", "a key that was never given out", SALES, "search", { domain: [] }),
  call("service", "an unknown model", "sale.ordre", "search", { domain: [] }),
  call("service", "an unknown method", SALES, "serach", { domain: [] }),
  call("service", "a private method", SALES, "_compute_amounts", { ids: [ref("sale_s10001")] }),
  call("service", "a method that Odoo keeps for its own code", SALES, "sudo", {}),
  call("service", "a missing argument", SALES, "write", { ids: [ref("sale_s10001")] }),
  call("service", "an unknown argument", SALES, "search", { domain: [], fantasy: 1 }),
  call("service", "ids for a method of the model", SALES, "search", { ids: [ref("sale_s10001")], domain: [] }),
  call("service", "ids as text find nothing", SALES, "read", { ids: ["1"], fields: ["name"] }),
  call("service", "one id without a list", SALES, "read", { ids: ref("sale_s10001"), fields: ["name"] }),
  call("service", "an id given twice is answered twice", SALES, "read", { ids: [ref("sale_s10001"), ref("sale_s10001")], fields: ["name"] }),
  call("service", "an empty list of ids to write is a silent success", SALES, "write", { ids: [], vals: { client_order_ref: "x" } }),
  call("service", "an empty list of ids to confirm is a silent success", SALES, "action_confirm", { ids: [] }),
  call("service", "reading a missing id gives nothing", SALES, "read", { ids: [99_999_999], fields: ["name"] }),
  call("service", "reading a missing id beside a real one gives the real one", SALES, "read", {
    ids: [ref("sale_s10002"), 99_999_999],
    fields: ["name"],
  }),
  call("service", "writing a missing id", SALES, "write", { ids: [99_999_999], vals: { client_order_ref: "x" } }),
  call("service", "an unknown field to read", SALES, "read", { ids: [ref("sale_s10001")], fields: ["fantasy"] }),
  call("service", "an unknown field in a domain", SALES, "search", { domain: [["fantasy", "=", 1]] }),
  call("service", "an unknown field to order by", SALES, "search", { domain: [], order: "fantasy" }),
  call("service", "an unknown operator", SALES, "search", { domain: [["name", "resembles", "S1"]] }),
  call("service", "a negative limit", SALES, "search", { domain: [], limit: -1 }),
  call("service", "a limit as text", SALES, "search", { domain: [["name", "=like", "S1000%"]], limit: "2", order: "name" }),
  call("service", "an ISO date in a domain", SALES, "search", { domain: [["date_order", ">", "2026-01-01T00:00:00Z"]] }),
  call("service", "a domain with too few terms", SALES, "search", { domain: ["|", ["name", "=", "S10001"]] }),
  call("service", "companies that the user does not belong to", SALES, "search", { domain: [], context: { allowed_company_ids: [99_999] } }),
  call("service", "a language that is not installed", "product.product", "search_read", {
    domain: [],
    fields: ["name"],
    limit: 1,
    context: { lang: "xx_XX" },
  }),
  call("service", "reading without fields fails where one is forbidden", "res.partner", "read", { ids: [ref("customer_trident")] }),
  {
    name: "JSON-RPC searches and reads",
    as: "service",
    rpc: { model: SALES, method: "search_read", args: [[["name", "=", "S10001"]]], kwargs: { fields: ["name", "state", "partner_id"] } },
  },
  {
    name: "JSON-RPC reads by id",
    as: "service",
    rpc: { model: SALES, method: "read", args: [[ref("sale_s10002")], ["name", "delivery_status"]], kwargs: {} },
  },
  {
    name: "JSON-RPC counts",
    as: "buyer",
    rpc: { model: "purchase.order", method: "search_count", args: [[["name", "=like", "P1000%"]]], kwargs: {} },
  },
  {
    name: "JSON-RPC says who is denied",
    as: "buyer",
    rpc: { model: SALES, method: "search_read", args: [[]], kwargs: { fields: ["name"], limit: 1 } },
  },
  {
    name: "JSON-RPC names a rule that was broken",
    as: "service",
    rpc: { model: SALES, method: "action_confirm", args: [[ref("sale_s10012")]], kwargs: {} },
  },
  { name: "JSON-RPC refuses a wrong key", as: "stranger", rpc: { model: SALES, method: "search_count", args: [[]], kwargs: {} } },
];
