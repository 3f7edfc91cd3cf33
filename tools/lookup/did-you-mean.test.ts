import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import { resolveCustomer } from "./customers.ts";
import { resolveProduct } from "./products.ts";

const VALVE = exampleWorld["product.product"]?.[0];
const names = (...ids: readonly (readonly [number, number])[]) => ({ like: async () => new Map(ids) });

test("names like what was typed are put to the person, likest first, and never taken for meant", async () => {
  const context = { ...exampleContext(), names: names([VALVE?.id ?? 0, 0.9]) };
  await expect(resolveProduct(context, "Xqzk Wvvw")).rejects.toMatchObject({ code: "AMBIGUOUS", choices: [VALVE?.["display_name"]] });
});

test("what the person may not see changes nothing, however like its name is", async () => {
  const hidden = {
    id: 999,
    complete_name: "Xqzk Secret GmbH",
    commercial_partner_id: [999, "Xqzk Secret GmbH"] as const,
    partner_share: false,
    city: false,
  };
  const world = { ...exampleWorld, "res.partner": [...(exampleWorld["res.partner"] ?? []), hidden] };
  const said = async (context: Parameters<typeof resolveCustomer>[0]) => resolveCustomer(context, "Xqzk Wvvw").catch((error: unknown) => error);
  const without = await said({ ...exampleContext(), names: names() });
  const within = await said({ ...exampleContext(undefined, world), names: names([999, 1], [123456, 0.95]) });
  expect(within).toEqual(without);
  expect(within).toMatchObject({ code: "NOT_FOUND", choices: [] });
});

test("without an index a name that isn't there is not there", async () => {
  await expect(resolveProduct(exampleContext(), "Xqzk Wvvw")).rejects.toMatchObject({ code: "NOT_FOUND" });
});
