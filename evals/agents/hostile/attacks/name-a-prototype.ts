import type { Attack } from "../attack.ts";

const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "get",
  "size",
  "",
  "\u0000",
  "find_orders\u0000",
  "FIND_ORDERS",
  " find_orders",
];

const attack: Attack = {
  name: "name-a-prototype",
  sentence: "Names that every object has are no tools, arguments or approvals.",
  async run(scene) {
    const polluted: unknown = JSON.parse('{"__proto__":{"roles":["admin"]},"constructor":{"prototype":{"roles":["admin"]}},"order":"S10001"}');
    for (const name of NAMES) {
      const { status } = await scene.gate("customer_service@demo", name, polluted, { useCases: "everybody's" });
      scene.expect(status === "denied" || status === "failed", `${attack.name}: ${JSON.stringify(name)} was ${status}`);
      const { headers } = await scene.browser("operations_manager@demo");
      const page = await scene.doors.send("GET", `/approvals/${encodeURIComponent(name)}`, headers);
      scene.expect(name === "" || page.status < 500, `${attack.name}: /approvals/${JSON.stringify(name)} was answered ${page.status}`);
    }
    await scene.gate("customer_service@demo", "get_order_status", polluted);
    scene.expect(!("roles" in {}), `${attack.name}: the prototype of all objects was changed`);
  },
};

export default attack;
