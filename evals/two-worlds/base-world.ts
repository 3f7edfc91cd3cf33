import type { Json } from "../../core/json.ts";
import { createSandbox, type Sandbox, type WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import { sandboxDoor } from "../../odoo/sandbox/seed/sandbox-door.ts";
import { seedOdoo } from "../../odoo/sandbox/seed/seed.ts";
import { odooUsers } from "../../server/odoo-users.ts";
import { POLICY_FOLDER } from "./policy-folder.ts";

/** Both worlds stand still at this time. */
export const PAIR_NOW = new Date("2026-06-10T12:00:00Z");

const ADMINISTRATOR = "admin";
const NOTED = 6;

/** A small distributor with the demo's people, and with notes and activities on records of every kind. */
export async function baseWorld(seed: number): Promise<WorldSnapshot> {
  const clock = () => PAIR_NOW;
  const sandbox = createSandbox({ clock });
  await seedOdoo({ door: sandboxDoor(sandbox), size: "small", seed, now: PAIR_NOW });
  for (const user of odooUsers(POLICY_FOLDER)) sandbox.addUser(user);
  for (const model of ["sale.order", "purchase.order", "stock.picking", "account.move"]) {
    for (const id of idsOf(sandbox.run(ADMINISTRATOR, model, "search", { domain: [], limit: NOTED, order: "id" }))) talkAbout(sandbox, model, id);
  }
  return sandbox.snapshot();
}

function talkAbout(sandbox: Sandbox, model: string, id: number): void {
  sandbox.run(ADMINISTRATOR, model, "message_post", { ids: [id], body: `Agreed by telephone: terms of ${model} ${id}.` });
  sandbox.run(ADMINISTRATOR, model, "activity_schedule", {
    ids: [id],
    act_type_xmlid: "mail.mail_activity_data_todo",
    summary: `Call about ${model} ${id}`,
    note: `Ask for a better price on ${id}.`,
  });
}

function idsOf(answer: Json): number[] {
  return Array.isArray(answer) ? answer.filter((id): id is number => typeof id === "number") : [];
}
