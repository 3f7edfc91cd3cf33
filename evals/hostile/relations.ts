import { isJsonObject } from "../../core/json.ts";
import type { Policy } from "../../guardrails/policy.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";
import type { AdminDoor } from "./admin-door.ts";
import type { Relations } from "./wire-paths.ts";

/** Where the relational fields of every model of the policy lead, as this Odoo says. */
export async function relationsOf(policy: Policy, door: AdminDoor, sandbox: Sandbox | undefined): Promise<Relations> {
  const found = new Map<string, string>();
  const known = new Set((await door.rows("ir.model", [["model", "in", Object.keys(policy.data)]], ["model"], 1_000)).map((row) => row["model"]));
  // The policy also labels what is none of Odoo's, such as the passages of documents.
  for (const model of Object.keys(policy.data).filter((name) => known.has(name))) {
    if (sandbox) {
      const fields = sandbox.run("admin", model, "fields_get", { attributes: ["relation"] });
      if (!isJsonObject(fields)) continue;
      for (const [field, about] of Object.entries(fields))
        if (isJsonObject(about) && typeof about["relation"] === "string") found.set(`${model}.${field}`, about["relation"]);
    } else {
      const rows = await door.rows("ir.model.fields", [["model", "=", model]], ["name", "relation"], 2_000);
      for (const row of rows)
        if (typeof row["relation"] === "string" && row["relation"] !== "") found.set(`${model}.${String(row["name"])}`, row["relation"]);
    }
  }
  return (model, field) => found.get(`${model}.${field}`);
}
