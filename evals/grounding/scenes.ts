import { isJsonObject } from "../../core/json.ts";
import type { Principal, Role } from "../../core/principal.ts";
import type { LabelledFact } from "../../guardrails/observe.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import type { Random } from "../../odoo/sandbox/dataset/random.ts";
import type { Program } from "../../server/program.ts";

/** What one call returned to one role. */
export interface Looked {
  readonly tool: string;
  readonly args: { readonly [name: string]: string };
  readonly output: unknown;
  readonly facts: readonly LabelledFact[];
}

/** One turn's look-ups: two orders side by side, one product, a list of invoices. */
export interface Scene {
  readonly role: Role;
  readonly looked: readonly Looked[];
  readonly today: string;
}

/** Names and references of the whole world, for mutations that put in another real one. */
export interface World {
  readonly orders: readonly string[];
  readonly purchases: readonly string[];
  readonly invoices: readonly string[];
  readonly customers: readonly string[];
  readonly vendors: readonly string[];
}

const ROLES: readonly Role[] = [
  "customer_service",
  "sales",
  "buyer",
  "planner",
  "warehouse",
  "accounts_payable",
  "finance_manager",
  "operations_manager",
];
const TRIES = 4;

/** Real look-ups through the gate, as many as are wanted, by roles that may make them. */
export async function gatherScenes(
  program: Program,
  count: number,
  random: Random,
): Promise<{ readonly scenes: readonly Scene[]; readonly world: World }> {
  const world = await readWorld(program);
  const scenes: Scene[] = [];
  for (let index = 0; index < count * TRIES && scenes.length < count; index += 1) {
    const role = random.pick(ROLES);
    const principal = await program.people.get(`${role}@demo`, "cli");
    const calls = callsOf(world, random);
    const looked: Looked[] = [];
    for (const { tool, args } of calls) {
      const found = await look(program, principal, tool, args);
      if (found) looked.push(found);
    }
    const today = program.clock().toISOString().slice(0, 10);
    if (looked.length === calls.length && looked.some(({ facts }) => facts.length > 3)) scenes.push({ role, looked, today });
  }
  return { scenes, world };
}

export async function look(program: Program, principal: Principal, tool: string, args: Looked["args"]): Promise<Looked | undefined> {
  const useCases = useCasesOf(program.policy, principal);
  if (!useCases.some(({ tools }) => tools.includes(tool))) return undefined;
  const result = await program.gate.call({ principal, thread: "grounding", useCases, model: "none" }, tool, args);
  return result.status === "ok" ? { tool, args, output: result.output, facts: result.facts } : undefined;
}

export async function readWorld(program: Program): Promise<World> {
  const manager = await program.people.get("operations_manager@demo", "cli");
  const values = async (tool: string, args: Looked["args"], keys: readonly string[]) => {
    const found = await look(program, manager, tool, args);
    return (found?.facts ?? []).filter(({ place }) => keys.includes(String(place?.path.at(-1)))).map(({ value }) => value);
  };
  const several = async (tool: string, all: readonly Looked["args"][], keys: readonly string[]) => [
    ...new Set((await Promise.all(all.map((args) => values(tool, args, keys)))).flat()),
  ];
  const statuses = [{}, { status: "open" }, { status: "late" }, { status: "done" }, { status: "quotation" }];
  return {
    orders: await several("find_orders", statuses, ["reference"]),
    purchases: await several("find_purchase_orders", [{}, { status: "open" }, { status: "late" }, { status: "done" }], ["reference"]),
    invoices: await several("find_invoices", [{}, { status: "open" }, { status: "overdue" }, { status: "paid" }], ["reference"]),
    customers: await several("find_orders", statuses, ["customer"]),
    vendors: await several("find_purchase_orders", [{}], ["vendor"]),
  };
}

const PRODUCT_WORDS = ["valve", "pump", "box", "filter", "bearing", "motor", "seal", "tape", "pallet", "hose"];

function callsOf(world: World, random: Random): readonly { readonly tool: string; readonly args: Looked["args"] }[] {
  const order = () => ({ tool: "get_order_status", args: { order: random.pick(world.orders) } });
  switch (random.weighted({ order: 3, orders: 4, list: 3, late: 1, stock: 2, risk: 2, invoices: 3, products: 1, customer: 1, purchases: 2 })) {
    case "order":
      return [order()];
    case "orders":
      return [order(), order()];
    case "list":
      return [
        {
          tool: "find_orders",
          args: random.chance(0.5) ? { customer: random.pick(world.customers) } : { status: random.pick(["open", "late", "quotation", "done"]) },
        },
      ];
    case "late":
      return [{ tool: "list_late_deliveries", args: random.chance(0.7) ? { customer: random.pick(world.customers) } : {} }];
    case "stock":
      return [
        { tool: "get_stock", args: { product: random.pick(PRODUCT_WORDS) } },
        { tool: "find_products", args: { text: random.pick(PRODUCT_WORDS) } },
      ].slice(random.int(0, 1), 2);
    case "risk":
      return [{ tool: "get_purchase_order_risk", args: random.chance(0.8) ? { order: random.pick(world.purchases) } : {} }];
    case "invoices":
      return [
        {
          tool: "find_invoices",
          args: random.chance(0.5) ? { partner: random.pick(world.customers) } : { status: random.pick(["open", "overdue", "paid"]) },
        },
      ];
    case "products":
      return [{ tool: "find_products", args: { text: random.pick(PRODUCT_WORDS) } }];
    case "customer":
      return [{ tool: "get_customer_overview", args: { customer: random.pick(world.customers) } }];
    case "purchases":
      return [{ tool: "find_purchase_orders", args: { status: random.pick(["open", "late", "done"]) } }];
  }
}

/** The objects of a list in an output. */
export function listIn(output: unknown, name: string): readonly { readonly [key: string]: unknown }[] {
  const list = isJsonObject(output) ? output[name] : undefined;
  return Array.isArray(list) ? list.filter((item) => isJsonObject(item)) : [];
}
