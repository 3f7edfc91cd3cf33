import { readFileSync } from "node:fs";
import { describe } from "vitest";
import { parse } from "yaml";
import type { Change } from "../../core/change.ts";
import type { Json, JsonObject } from "../../core/json.ts";
import { createPreviewer } from "../create-previewer.ts";
import { createWriter } from "../create-writer.ts";
import type { WireTap } from "../transport.ts";
import { connectOdoo } from "../transports/connect.ts";
import { odooGroupsSchema, type RoleUser } from "./role-user.ts";
import { type OdooSession, openSession } from "./session.ts";
import { setupOdoo } from "./setup-odoo.ts";

const {
  ODOO_TEST_URL: url = "",
  ODOO_TEST_DB: db = "",
  ODOO_TEST_ADMIN_LOGIN: login = "admin",
  ODOO_TEST_ADMIN_PASSWORD: password = "",
} = process.env;

/** Tests that need a real Odoo 19 with its demo data, in a database of its own: they change it. Skipped, visibly, without one. */
export const describeOnOdoo = describe.skipIf(url === "" || db === "" || password === "");
export const odooUnderTest = { url, db, login, password };

/** The policy's Odoo rights of some roles, under logins of this test file's own, so that files don't meet. */
export function roleUsers(file: string, roles: readonly string[]): RoleUser[] {
  const path = new URL("../../guardrails/policy/odoo-groups.yaml", import.meta.url);
  const { users } = odooGroupsSchema.parse(parse(readFileSync(path, "utf8"), { merge: true }));
  return roles.flatMap((role) => {
    const rights = users[role];
    return rights ? [{ login: `${role}_${file}@test`, name: `${role} (${file})`, ...rights }] : [];
  });
}

/** Sets the real Odoo up for these roles and gives each one's way into it. */
export async function realOdoo(file: string, roles: readonly string[], tap?: WireTap) {
  const users = roleUsers(file, roles);
  const { companion, users: keys } = await setupOdoo({ url, db, adminLogin: login, adminPassword: password, demoUsers: users });
  const connection = await connectOdoo({ url, db, ...(tap ? { tap } : {}) });
  const admin = await openSession({ url, db, fetch }, login, password);
  const transport = (role: string) => {
    const key = keys.find((one) => one.login === `${role}_${file}@test`);
    if (!key) throw new Error(`This test has set up no ${role}.`);
    return connection.transportFor({ principal: role, login: key.login, apiKey: key.apiKey });
  };
  return {
    admin,
    companion,
    transport,
    uid: (role: string) => keys.find((one) => one.login === `${role}_${file}@test`)?.uid ?? 0,
    previewer: (role: string) => createPreviewer(transport(role), companion),
    writer: (role: string) => createWriter(transport(role), companion),
    records: (model: string, domain: Json, fields: readonly string[]) => recordsOf(admin, model, domain, fields),
  };
}

export type RealOdoo = Awaited<ReturnType<typeof realOdoo>>;

/** Rows as an administrator sees them: many2one as bare ids. */
async function recordsOf(admin: OdooSession, model: string, domain: Json, fields: readonly string[]): Promise<readonly JsonObject[]> {
  const rows: unknown = await admin.call(model, "search_read", [domain, [...fields]], { load: null, order: "id", context: { active_test: false } });
  return rows as readonly JsonObject[];
}

/** A change with what every change has; tests add what theirs is about. */
export function changeOf(part: Pick<Change, "kind" | "model" | "operation" | "method"> & Partial<Change>): Change {
  return { ids: [], values: {}, before: {}, company: 1, summary: "A change under test", lines: [], sources: [], ...part };
}

export const reschedule = (id: number, when: string, part: Partial<Change> = {}) =>
  changeOf({
    kind: "reschedule_delivery",
    model: "stock.picking",
    operation: "write",
    method: "write",
    ids: [id],
    values: { scheduled_date: when },
    ...part,
  });
export const confirm = (id: number, part: Partial<Change> = {}) =>
  changeOf({ kind: "confirm_quotation", model: "sale.order", operation: "call", method: "action_confirm", ids: [id], ...part });
export const buy = (id: number, part: Partial<Change> = {}) =>
  changeOf({ kind: "confirm_purchase_order", model: "purchase.order", operation: "call", method: "button_confirm", ids: [id], ...part });
export const note = (model: string, id: number, body: string, part: Partial<Change> = {}) =>
  changeOf({ kind: "post_note", model, operation: "call", method: "message_post", ids: [id], values: { body }, ...part });
export const activity = (model: string, id: number, values: JsonObject, part: Partial<Change> = {}) =>
  changeOf({ kind: "schedule_activity", model, operation: "call", method: "activity_schedule", ids: [id], values, ...part });
export const quote = (partner: number, product: number, quantity: number, values: JsonObject = {}) =>
  changeOf({
    kind: "create_quotation",
    model: "sale.order",
    operation: "create",
    method: "create",
    values: { partner_id: partner, company_id: 1, order_line: [[0, 0, { product_id: product, product_uom_qty: quantity }]], ...values },
  });
