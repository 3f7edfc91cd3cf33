import { CopilotError } from "../../../core/errors.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../core/json.ts";
import type { ColumnValues, SeedDoor } from "./door.ts";
import { idsOf } from "./ledger.ts";

export interface Administrator {
  readonly url: string;
  readonly db: string;
  readonly login: string;
  readonly password: string;
  readonly fetch?: typeof fetch;
}

const BATCH = 2_000;
const ACTION_NAME = "Countersign seed: history";

/** Tables and columns whose history the seed may write, and nothing else. */
const COLUMNS = {
  "sale.order": ["date_order", "create_date", "carrier_id", "effective_date"],
  "sale.order.line": ["create_date"],
  "purchase.order": ["date_order", "create_date", "date_approve", "effective_date"],
  "stock.picking": [
    "name",
    "create_date",
    "scheduled_date",
    "date_deadline",
    "has_deadline_issue",
    "date_done",
    "carrier_id",
    "carrier_tracking_ref",
  ],
  "stock.move": ["create_date", "date", "date_deadline"],
  "account.move": ["create_date", "amount_residual", "amount_residual_signed", "payment_state"],
  "account.move.line": ["amount_residual", "amount_residual_currency", "reconciled"],
  "product.product": ["standard_price"],
  "mail.message": ["date", "create_date"],
} as const satisfies Record<string, readonly string[]>;

const BOOLEANS = ["has_deadline_issue", "reconciled"];

const ACTION_CODE = `
allowed = ${JSON.stringify(COLUMNS)}
for model, record_id, values in env.context['countersign_rows']:
    columns = [column for column in values if column in allowed[model]]
    parts = ', '.join('"%s" = %%s' % column for column in columns)
    env.cr.execute('UPDATE "%s" SET %s WHERE id = %%s' % (model.replace('.', '_'), parts), [values[column] for column in columns] + [record_id])
env.invalidate_all()
action = {'written': len(env.context['countersign_rows'])}
`;

/** Odoo's false for "empty" is SQL's null in all but boolean columns, and values kept per company are JSON text. */
function columns(values: JsonObject): JsonObject {
  const column = (name: string, value: Json): Json => {
    if (value === false && !BOOLEANS.includes(name)) return null;
    return isJsonObject(value) ? JSON.stringify(value) : value;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, column(name, value)]));
}

/** A real Odoo, reached with an administrator's password; the action that writes history is removed again after each use. */
export function createHttpDoor({ url, db, login, password, fetch: send = fetch }: Administrator): SeedDoor {
  let uid: number | undefined;

  async function rpc(service: string, method: string, args: readonly Json[]): Promise<Json> {
    const response = await send(new URL("/jsonrpc", url), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", method: "call", params: { service, method, args } }),
    }).catch((cause: unknown) => {
      throw new CopilotError("ODOO_UNREACHABLE", `Odoo does not answer at ${url}. Check the address and that Odoo runs.`, { cause });
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!isJsonObject(answer)) throw new CopilotError("ODOO_FAULT", "The server's answer is not Odoo's JSON-RPC.");
    if ("error" in answer) throw new CopilotError("REFUSED_BY_ODOO", "Odoo refused a step of the load.", { cause: answer["error"] });
    return answer["result"] ?? null;
  }

  async function signIn(): Promise<number> {
    if (uid !== undefined) return uid;
    const answer = await rpc("common", "authenticate", [db, login, password, {}]);
    if (typeof answer !== "number") throw new CopilotError("ODOO_KEY_REJECTED", "Odoo did not accept the administrator's login and password.");
    uid = answer;
    return answer;
  }

  async function call(model: string, method: string, params: JsonObject): Promise<Json> {
    /* Odoo's older interface wants the records, or the values of new ones, as the first positional argument. */
    const { ids, vals_list: values, ...named } = params;
    const first = ids ?? values;
    return rpc("object", "execute_kw", [db, await signIn(), password, model, method, first === undefined ? [] : [first], named]);
  }

  return {
    call,
    async backdate(rows: readonly ColumnValues[]) {
      const [modelId = 0] = idsOf(await call("ir.model", "search", { domain: [["model", "=", "res.company"]], limit: 1 }));
      const actions = idsOf(
        await call("ir.actions.server", "create", { vals_list: [{ name: ACTION_NAME, model_id: modelId, state: "code", code: ACTION_CODE }] }),
      );
      try {
        for (let start = 0; start < rows.length; start += BATCH) {
          const batch = rows.slice(start, start + BATCH).map(({ model, id, values }) => [model, id, columns(values)]);
          await call("ir.actions.server", "run", { ids: actions, context: { countersign_rows: batch } });
        }
      } finally {
        await call("ir.actions.server", "unlink", { ids: actions });
      }
    },
  };
}
