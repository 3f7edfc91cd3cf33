import { setTimeout as pause } from "node:timers/promises";
import type { Access } from "../../core/access.ts";
import { CopilotError } from "../../core/errors.ts";
import type { Principal } from "../../core/principal.ts";
import type { GateTurn } from "../../guardrails/gate.ts";
import { useCasesOf } from "../../guardrails/policy.ts";
import { createOdooHub } from "../../server/odoo-hub.ts";
import type { Program } from "../../server/program.ts";
import type { Tool } from "../../tools/tool.ts";
import { medianOf, percent } from "../median.ts";
import type { Bench } from "../suite.ts";
import { temporaryProgram } from "../temporary-program.ts";

/** What a guarded call stores after its answer is its own work, and must not slow the bare call that follows. */
const AFTERWARDS_MS = 60;
/** As the acceptance of the guardrails sets them: what gate, masks and audit may add to the median of a read call. */
const MOST_ADDED = { alone: 0.05, together: 0.1 } as const;

interface Call {
  readonly tool: string;
  readonly args: object;
}

type Timed = () => Promise<unknown>;

/** What the gate, the policy's reader, the masks, the limits and the audit cost beside the same tool on an unguarded reader. */
const guard: Bench = {
  name: "guard",
  description: "read calls through the gate beside the same tools without it, on the same Odoo, in one run",
  options: { rounds: "60", concurrency: "16", as: "operations_manager@demo" },
  async run({ options, config, out }) {
    if (!config.odoo)
      throw new CopilotError(
        "NOT_CONFIGURED",
        "The guard is measured against a real Odoo: set ODOO_URL, ODOO_DB, ODOO_ADMIN_LOGIN and ODOO_ADMIN_PASSWORD. Beside the embedded one, which answers within a millisecond, a share of the time means nothing.",
      );
    const { program, dispose } = await temporaryProgram(config, "real");
    try {
      const person = await program.people.get(options["as"] ?? "", "cli");
      const guarded = guardedCalls(program, person);
      const bare = await bareCalls(program, person);
      const calls = await callsFor(guarded);
      const figures: Record<string, number | string> = {};
      const failures: string[] = [];
      for (const [mode, concurrency] of [
        ["alone", 1],
        ["together", Number(options["concurrency"])],
      ] as const) {
        const added: number[] = [];
        for (const call of calls) {
          const [one, other] = await compare(bare(call), guarded(call), Number(options["rounds"]), concurrency);
          added.push(other / one - 1);
          out(
            `  ${concurrency} at a time, ${call.tool}: ${one.toFixed(1)} ms bare, ${other.toFixed(1)} ms guarded, ${percent(other / one - 1)} added`,
          );
        }
        const share = medianOf(added);
        figures[`added to the median of a read call, ${concurrency} at a time`] = percent(share);
        if (share > MOST_ADDED[mode])
          failures.push(`${percent(share)} added with ${concurrency} at a time; at most ${percent(MOST_ADDED[mode])} is allowed`);
      }
      return { figures, failures };
    } finally {
      await dispose();
    }
  },
};

export default guard;

function guardedCalls(program: Program, person: Principal) {
  const turn: GateTurn = { principal: person, thread: "bench", useCases: useCasesOf(program.policy, person), model: "none" };
  return ({ tool, args }: Call): Timed =>
    async () => {
      const result = await program.gate.call(turn, tool, args);
      if (result.status !== "ok") throw new TypeError(`${tool} answered ${result.status}.`);
      return result.output;
    };
}

/** The same tools on a reader that shows everything: no policy, no scope, no masks, no record. */
async function bareCalls(program: Program, person: Principal) {
  const { odoo } = program.config;
  if (!odoo) throw new TypeError("The bench needs an Odoo.");
  const everything: Access = {
    companies: "all",
    warehouses: "all",
    label: (model, field) => program.policy.data[model]?.[field],
    sight: () => "shown",
    scope: () => [],
  };
  const hub = createOdooHub({
    name: odoo.url,
    ...odoo,
    clock: program.clock,
    log: program.log,
    howToGetKey: "Set it up anew.",
    keyFor: (principal) => program.credentials.find(principal, `${odoo.url}/${odoo.db}`),
    companionActionId: async () => undefined,
    accessOf: () => everything,
  });
  return ({ tool: name, args }: Call): Timed => {
    const tool = readToolOf(program.tools, name);
    return async () =>
      tool.run(args, {
        odoo: await hub.readerFor(person),
        now: program.clock(),
        timeZone: person.timeZone,
        asker: { id: person.id, roles: person.roles },
      });
  };
}

function readToolOf(tools: ReadonlyMap<string, Tool>, name: string) {
  const tool = tools.get(name);
  if (tool?.kind !== "read") throw new TypeError(`There is no read tool ${name}.`);
  return tool;
}

/** Calls that find something in whatever this Odoo holds. */
async function callsFor(guarded: (call: Call) => Timed): Promise<Call[]> {
  const orders: unknown = await guarded({ tool: "find_orders", args: {} })();
  const [order, product] = [/"(S\d+)"/.exec(JSON.stringify(orders))?.[1], await productCode(guarded)];
  return [
    { tool: "find_orders", args: {} },
    { tool: "list_late_deliveries", args: {} },
    ...(order ? [{ tool: "get_order_status", args: { order } }] : []),
    ...(product ? [{ tool: "get_stock", args: { product } }] : []),
    { tool: "find_invoices", args: {} },
  ];
}

async function productCode(guarded: (call: Call) => Timed): Promise<string | undefined> {
  const products = JSON.stringify(await guarded({ tool: "find_products", args: { text: "a" } })());
  return /"code":"([^"]+)"/.exec(products)?.[1];
}

/** Median times of both in ms, measured in turns so that a slow minute hits both alike. */
async function compare(bare: Timed, guarded: Timed, rounds: number, concurrency: number): Promise<readonly [number, number]> {
  for (const warm of [bare, guarded]) await timesOf(warm, concurrency);
  const [one, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < Math.max(6, Math.ceil(rounds / Math.sqrt(concurrency))); round += 1) {
    const order = round % 2 === 0 ? ([bare, guarded] as const) : ([guarded, bare] as const);
    for (const timed of order) (timed === bare ? one : other).push(...(await timesOf(timed, concurrency)));
  }
  return [medianOf(one), medianOf(other)];
}

async function timesOf(timed: Timed, concurrency: number): Promise<number[]> {
  const times = await Promise.all(
    Array.from({ length: concurrency }, async () => {
      const started = performance.now();
      await timed();
      return performance.now() - started;
    }),
  );
  await pause(AFTERWARDS_MS);
  return times;
}
