import { expect, test } from "vitest";
import { z } from "zod";
import { isoDay, typed } from "./inputs.ts";
import { inputSchemaOf, outputSchemaOf } from "./json-schema.ts";
import { loadTools } from "./load.ts";
import { day, record, text } from "./output.ts";

test("arguments keep their descriptions and limits", () => {
  expect(inputSchemaOf(z.object({ customer: typed("Customer's name"), from: isoDay("First day").optional() }))).toEqual({
    type: "object",
    properties: {
      customer: { type: "string", minLength: 1, maxLength: 200, description: "Customer's name" },
      from: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "First day" },
    },
    required: ["customer"],
  });
});

test("an answer's schema holds no data classes, and nothing that masking could break", () => {
  const output = z.object({
    orders: z.array(record("sale.order", { reference: text("sale.order.name", "open"), ordered: day("sale.order.date_order") })),
    hasMore: z.boolean(),
  });
  const order = {
    type: "object",
    properties: {
      id: { type: "string" },
      reference: { type: ["string", "null"] },
      ordered: { anyOf: [{ type: "string" }, { type: "null" }] },
    },
  };
  expect(outputSchemaOf(output)).toEqual({ type: "object", properties: { orders: { type: "array", items: order }, hasMore: { type: "boolean" } } });
});

test("properties named like keywords are kept", () => {
  expect(Object.keys(inputSchemaOf(z.object({ id: z.string(), format: z.string(), class: z.string() })).properties ?? {})).toEqual([
    "id",
    "format",
    "class",
  ]);
});

test("an answer that may be other than an object promises no shape", () => {
  expect(outputSchemaOf(z.union([z.string(), z.object({})]))).toBeUndefined();
});

test("every tool of the product has an object of arguments, and no field of ours leaks", async () => {
  for (const tool of (await loadTools()).values()) {
    expect(inputSchemaOf(tool.input), tool.name).toMatchObject({ type: "object" });
    if (tool.kind === "read") expect(JSON.stringify(outputSchemaOf(tool.output)), tool.name).not.toMatch(/"(class|record)":"/);
  }
});
