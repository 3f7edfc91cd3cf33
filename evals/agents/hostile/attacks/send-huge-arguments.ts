import type { Attack } from "../attack.ts";

const attack: Attack = {
  name: "send-huge-arguments",
  sentence: "Arguments that are huge, deep or no JSON are refused in our own words; the process goes on.",
  async run(scene) {
    let deep: unknown = 1;
    for (let level = 0; level < 5_000; level += 1) deep = [deep];
    const around: Record<string, unknown> = {};
    around["self"] = around;
    const values: readonly unknown[] = [
      deep,
      around,
      { order: "S".repeat(1_000_000) },
      { lines: Array.from({ length: 100_000 }, () => 1) },
      10n,
      Symbol("x"),
      () => 1,
      new Map([[1, 2]]),
      new Date(Number.NaN),
    ];
    for (const args of values)
      for (const tool of ["find_orders", "get_order_status", "create_quotation", "nothing"]) {
        const { status } = await scene.gate("sales@demo", tool, args);
        scene.expect(status === "failed" || status === "denied" || status === "ok", `${attack.name}: ${tool} was ${status}`);
      }
  },
};

export default attack;
