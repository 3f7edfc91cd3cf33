import { Decimal } from "decimal.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { type Charge, countCall, creditCounters } from "./counters.ts";

describeOnBoth("counters", (fresh) => {
  let scene: TestStore;
  beforeAll(async () => {
    scene = await fresh();
  });
  afterAll(() => scene.dispose());

  test("counting and giving back at the same time never wait for one another in a circle", { timeout: 60_000 }, async () => {
    const { pool } = scene.store;
    const spans = ["minute", "hour", "day"] as const;
    const charges: Charge[] = ["find_orders", "invoices"].flatMap((useCase) =>
      spans.map(
        (span) =>
          ({
            useCase,
            name: "rows_per_day",
            measure: "rows",
            span,
            words: "",
            most: new Decimal(1),
            startsAt: new Date(0),
            amount: new Decimal(3),
          }) as const,
      ),
    );
    const backwards = charges.toReversed().map((charge) => ({ ...charge, amount: new Decimal(2) }));
    const rounds = Array.from({ length: 150 }, (_, at) => at);
    await countCall(pool, "buyer@demo", "find_orders", charges, []);
    await Promise.all(
      rounds.flatMap(() => [
        countCall(pool, "buyer@demo", "find_orders", charges, []),
        creditCounters(pool, "buyer@demo", backwards),
        countCall(pool, "buyer@demo", "find_orders", charges.toReversed(), []),
      ]),
    );
    const { rows } = await pool.query("select distinct used::text as used from limit_counter where principal = 'buyer@demo'");
    expect(rows).toEqual([{ used: String(3 + rounds.length * (3 + 3 - 2)) }]);
  });
});
