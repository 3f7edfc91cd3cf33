import { join } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../core/clock.ts";
import { describeOnBoth } from "../../store/test-store.ts";
import { loadPolicy } from "../policy.ts";
import { createExampleStore, subjectsOf } from "./example-store.ts";
import { createOfflineEmbedder } from "./offline-embedder.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));
const asTyped = (text: string) => text.toLowerCase();

describeOnBoth("the examples in the database", (fresh) => {
  test("are stored once, asked by likeness, and only those of the policy in hand", async () => {
    const { store, dispose } = await fresh();
    try {
      const subjects = subjectsOf(policy, asTyped);
      const embedder = createOfflineEmbedder(subjects.flatMap(({ texts }) => texts));
      const examples = createExampleStore({ store, embedder, policy, subjects, clock: systemClock });
      expect(await examples.fill()).toBe(subjects.reduce((sum, { texts }) => sum + texts.length, 0));
      expect(await examples.fill()).toBe(0);

      const [late, joke] = await examples.likenessOf(["which deliveries are late?", "tell me a joke"]);
      expect(late?.useCases["late_deliveries"]).toBeCloseTo(1, 5);
      expect(joke?.topic).toMatchObject({ id: "private", title: "Matters outside the business" });
      expect(joke?.topic?.likeness).toBeCloseTo(1, 5);

      const others = subjects.map((one) =>
        one.subject === "late_deliveries" ? { ...one, hash: "0".repeat(64), texts: ["stock of <product>"] } : one,
      );
      const edited = createExampleStore({ store, embedder, policy, subjects: others, clock: systemClock });
      expect(await edited.fill()).toBe(1);
      const [after] = await edited.likenessOf(["which deliveries are late?"]);
      expect(after?.useCases["late_deliveries"]).toBeLessThan(0.5);
    } finally {
      await dispose();
    }
  });
});
