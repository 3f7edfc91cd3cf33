import { expect, test } from "vitest";
import { cheapestMitigation } from "./cheapest-mitigation.ts";

const courier = { name: "courier", cost: 120, probability: 0.02 };
const air = { name: "air", cost: 80, probability: 0.08 };
const earlier = { name: "dispatch a day earlier", cost: 0, probability: 0.3 };
const split = { name: "half by courier", cost: 60, probability: 0.02, share: 0.5 };

test.for([
  {
    because: "the cheapest that is enough wins over the surest",
    now: 0.5,
    offers: [courier, air, earlier, split],
    threshold: 0.1,
    kind: "chosen",
    name: "air",
  },
  { because: "a split leaves half of the risk", now: 0.5, offers: [courier, split], threshold: 0.3, kind: "chosen", name: "half by courier" },
  {
    because: "at equal cost the surer one wins",
    now: 0.5,
    offers: [{ ...air, cost: 120 }, courier],
    threshold: 0.1,
    kind: "chosen",
    name: "courier",
  },
  { because: "it is likely enough to be on time", now: 0.05, offers: [courier], threshold: 0.1, kind: "not-needed" },
  {
    because: "nothing offered is enough",
    now: 0.5,
    offers: [earlier],
    threshold: 0.1,
    kind: "none-suffices",
    best: { name: earlier.name, cost: 0, risk: 0.3 },
  },
  { because: "nothing is offered", now: 0.5, offers: [], threshold: 0.1, kind: "none-suffices" },
])("$kind because $because", ({ now, offers, threshold, because: _, ...expected }) => {
  const { offers: __, ...found } = { offers, ...cheapestMitigation(now, offers, threshold) };
  expect(found).toMatchObject(expected);
});

test("a mitigation without a known cost is left out and named", () => {
  const choice = cheapestMitigation(0.5, [{ ...courier, cost: Number.NaN }, air], 0.1);
  expect(choice).toMatchObject({ kind: "chosen", name: "air" });
  expect(choice.reasons.at(-1)).toMatch(/courier was left out/);
});
