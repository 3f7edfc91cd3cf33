import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOne, ensure, searchIds } from "../setup/records.ts";
import { describeOnOdoo, type RealOdoo, realOdoo, reschedule } from "../setup/test-real-odoo.ts";

const newId = () => randomBytes(32).toString("hex");

/** Odoo's automations do what nobody wrote into the change: they send webhooks and delete records. */
describeOnOdoo("what automations do beside a change", () => {
  const heard: string[] = [];
  const receiver = createServer((request, response) => {
    heard.push(String(request.url));
    response.end("ok");
  });
  let odoo: RealOdoo;
  let model = 0;

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    odoo = await realOdoo("sides", ["customer_service"]);
    const [module] = await odoo.records("ir.module.module", [["name", "=", "base_automation"]], ["state"]);
    if (module?.["state"] !== "installed") await odoo.admin.call("ir.module.module", "button_immediate_install", [[Number(module?.["id"])]]);
    [model = 0] = await searchIds(odoo.admin, "ir.model", [["model", "=", "stock.picking"]]);
  }, 300_000);

  afterAll(async () => {
    receiver.close();
    const ours = await searchIds(odoo.admin, "base.automation", [["name", "like", "Under test"]]);
    await odoo.admin.call("base.automation", "unlink", [[...ours]]);
  });

  async function automate(name: string, action: { readonly [field: string]: string }) {
    const made = await createOne(odoo.admin, "ir.actions.server", { name, model_id: model, ...action });
    await ensure(odoo.admin, `test_${name.replaceAll(" ", "_")}`, "base.automation", {
      name,
      model_id: model,
      trigger: "on_write",
      action_server_ids: [[6, 0, [made]]],
      active: true,
    });
  }

  async function openPicking(): Promise<number> {
    const [picking] = await odoo.records(
      "stock.picking",
      [
        ["state", "in", ["assigned", "confirmed"]],
        ["company_id", "=", 1],
        ["picking_type_code", "=", "outgoing"],
      ],
      ["id"],
    );
    return Number(picking?.["id"]);
  }

  test("a preview sends no webhook, and the commit of the same change does", async () => {
    const { port } = receiver.address() as AddressInfo;
    await automate("Under test webhook", { state: "webhook", webhook_url: `http://127.0.0.1:${port}/hook` });
    const change = reschedule(await openPicking(), "2031-06-07 09:00:00");
    const effect = await odoo.previewer("customer_service").preview(change);
    await odoo.previewer("customer_service").preview(change);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(heard).toEqual([]);
    await odoo.writer("customer_service").commit({ change, effect, commitId: newId(), note: "" });
    await expect.poll(() => heard.length).toBeGreaterThan(0);
  });

  test("a record that an automation deletes is part of the effect, by its id and what it held", async () => {
    const picking = await openPicking();
    const [pickings] = await searchIds(odoo.admin, "ir.model", [["model", "=", "stock.picking"]]);
    const activity = await createOne(odoo.admin, "mail.activity", { res_model_id: pickings ?? 0, res_id: picking, summary: "Call first" });
    await automate("Under test deletion", { state: "code", code: "record.activity_ids.unlink()" });
    const change = reschedule(picking, "2031-07-08 09:00:00");
    const effect = await odoo.previewer("customer_service").preview(change);
    expect(effect.deleted).toMatchObject([{ model: "mail.activity", ref: String(activity), before: { summary: "Call first" } }]);
    expect(await odoo.records("mail.activity", [["id", "=", activity]], ["summary"])).toHaveLength(1);
    await odoo.writer("customer_service").commit({ change, effect, commitId: newId(), note: "" });
    expect(await odoo.records("mail.activity", [["id", "=", activity]], ["summary"])).toEqual([]);
  });
});
