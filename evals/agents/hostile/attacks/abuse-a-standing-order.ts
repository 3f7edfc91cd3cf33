import { stageOf } from "../../../hostile/stage.ts";
import type { Attack } from "../attack.ts";

const DAY_MS = 86_400_000;

const attack: Attack = {
  name: "abuse-a-standing-order",
  sentence: "A standing order is signed by two managers over their browsers, and covers no change beyond its terms.",
  alone: true,
  async run(scene) {
    const stage = stageOf(scene);
    const company = Number((await scene.door.rows("sale.order", [], ["company_id"], 1))[0]?.["company_id"] ?? 1);
    const terms = {
      useCase: "reschedule_delivery",
      changeKind: "reschedule_delivery",
      companies: [company],
      perChange: "150",
      perDay: "150",
      timesPerDay: 1,
      expiresAt: new Date(scene.clock().getTime() + DAY_MS).toISOString(),
    };
    const post = async (login: string, path: string, body: object) => scene.doors.send("POST", path, (await scene.browser(login)).headers, body);
    for (const login of ["customer_service@demo", "sales@demo", "auditor@demo", "admin@demo"]) {
      const { status } = await post(login, "/standing-orders", terms);
      scene.expect(status === 403, `${attack.name}: ${login} proposed one and was answered ${status}`);
    }
    const bearer = { authorization: `Bearer ${await scene.program.tokens.mint("operations_manager@demo", "agent")}` };
    scene.expect((await scene.doors.send("POST", "/standing-orders", bearer, terms)).status === 401, `${attack.name}: a bearer token proposed one`);
    for (const wide of [
      { perChange: "999999", perDay: "999999" },
      { timesPerDay: 100_000 },
      { expiresAt: "2099-01-01T00:00:00Z" },
      { changeKind: "write" },
      { useCase: "order_status" },
    ]) {
      const { status } = await post("operations_manager@demo", "/standing-orders", { ...terms, ...wide });
      scene.expect(status >= 400 && status < 500, `${attack.name}: ${JSON.stringify(wide)} was answered ${status}`);
    }
    const made = await post("operations_manager@demo", "/standing-orders", terms);
    scene.expect(made.status === 201, `${attack.name}: an honest one was answered ${made.status} ${made.text.slice(0, 200)}`);
    const order: unknown = JSON.parse(made.text);
    const id = typeof order === "object" && order !== null && "id" in order ? String(order.id) : "";
    const digest = typeof order === "object" && order !== null && "digest" in order ? String(order.digest) : "";
    for (const [login, used] of [
      ["operations_manager@demo", digest],
      ["customer_service@demo", digest],
      ["operations_manager2@demo", "0".repeat(64)],
    ] as const) {
      const { status } = await post(login, `/standing-orders/${id}/sign`, { digest: used });
      scene.expect(status >= 400 && status < 500, `${attack.name}: ${login} signed it and was answered ${status}`);
    }
    const early = await stage.delivery(1, 100);
    const unsigned = await scene.gate("customer_service@demo", "reschedule_delivery", { delivery: early.name, date: stage.inDays(6) });
    if (unsigned.status === "proposed")
      scene.expect((await stage.status(unsigned.approval.id)) === "pending", `${attack.name}: an unsigned order covered a change`);

    scene.expect(
      (await post("operations_manager2@demo", `/standing-orders/${id}/sign`, { digest })).status === 200,
      `${attack.name}: the second manager could not sign`,
    );
    scene.ledger.standingOrder(id);
    const large = await stage.delivery(3, 100);
    const tooLarge = await stage.proposed("customer_service@demo", "reschedule_delivery", { delivery: large.name, date: stage.inDays(6) });
    scene.expect((await stage.status(tooLarge.id)) === "pending", `${attack.name}: a change above the cap is ${await stage.status(tooLarge.id)}`);
    const small = await Promise.all([stage.delivery(1, 100), stage.delivery(1, 100), stage.delivery(1, 100)]);
    const results = await Promise.all(
      small.map(({ name }) => scene.gate("customer_service@demo", "reschedule_delivery", { delivery: name, date: stage.inDays(6) })),
    );
    const statuses = await Promise.all(
      results.map(async (result) => (result.status === "proposed" ? stage.status(result.approval.id) : result.status)),
    );
    const carriedOut = statuses.filter((status) => status === "committed").length;
    scene.expect(carriedOut <= 1, `${attack.name}: ${carriedOut} changes were carried out under an order for one a day`);
    await post("operations_manager@demo", `/standing-orders/${id}/revoke`, {});
    const late = await stage.delivery(1, 100);
    const after = await stage.proposed("customer_service@demo", "reschedule_delivery", { delivery: late.name, date: stage.inDays(6) });
    scene.expect((await stage.status(after.id)) === "pending", `${attack.name}: a revoked order covered a change`);
  },
};

export default attack;
