import type { ToolContext } from "../tool.ts";

/** The asker's own user in Odoo, which gives an activity its owner; undefined when their login there is another. */
export async function ownUser({ odoo, asker }: Pick<ToolContext, "odoo" | "asker">): Promise<number | undefined> {
  if (odoo.sight("res.users", "login") !== "shown") return undefined;
  const [user] = await odoo.search("res.users", { domain: [["login", "=", asker.id]], fields: ["login"], limit: 1 });
  return user?.id;
}
