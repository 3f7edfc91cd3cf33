import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CHANGE_KINDS } from "../odoo/companion/kinds.ts";
import { loadTools } from "./load.ts";
import { EMPTY_RECORD, EXAMPLE_CALLS } from "./test-calls.ts";
import { policyLabel } from "./test-memory-reader.ts";
import { exampleContext } from "./test-world.ts";

interface Place {
  readonly path: string;
  readonly field: string | undefined;
  readonly label: string | undefined;
  readonly closed: boolean;
}

/** Every value that an output can hold, with what its schema says of it. */
function places(schema: z.ZodType, path = "", meta: Record<string, unknown> = {}): Place[] {
  const known = { ...schema.meta(), ...meta };
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? schema.unwrap() : undefined;
  if (inner instanceof z.ZodType) return places(inner, path, known);
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodType) return places(schema.element, path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) => (field instanceof z.ZodType ? places(field, `${path}.${key}`) : []));
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const closed = schema instanceof z.ZodBoolean || schema instanceof z.ZodEnum || path.endsWith(".id");
  return [{ path, field: text(known["field"]), label: text(known["class"]), closed }];
}

const tools = [...(await loadTools()).values()];
const outputs = tools.flatMap((tool) => (tool.kind === "read" ? places(tool.output).map((place) => ({ tool: tool.name, ...place })) : []));

describe("what leaves a read tool", () => {
  test("carries a data class, value by value", () => {
    expect(outputs.length).toBeGreaterThan(150);
    expect(outputs.filter((place) => !place.closed && place.label === undefined)).toEqual([]);
  });

  test("has the class that the policy gives its field", () => {
    const split = (field: string) => [field.slice(0, field.lastIndexOf(".")), field.slice(field.lastIndexOf(".") + 1)] as const;
    const wrong = outputs.filter((place) => place.field !== undefined && policyLabel(...split(place.field)) !== place.label);
    expect(wrong).toEqual([]);
  });
});

describe("every tool", () => {
  test("names the models that it reads", async () => {
    for (const tool of tools) {
      const context = { ...exampleContext(), ownRecord: EMPTY_RECORD };
      await (tool.kind === "read" ? tool.run(EXAMPLE_CALLS[tool.name], context) : tool.plan(EXAMPLE_CALLS[tool.name], context));
      expect(tool.models, tool.name).toEqual(expect.arrayContaining([...context.odoo.asked]));
    }
  });

  test("that writes is a kind of change that the companion knows", () => {
    expect(tools.filter((tool) => tool.kind === "write").map((tool) => tool.name)).toEqual(Object.keys(CHANGE_KINDS).sort());
  });

  test("refuses what is not its input", async () => {
    for (const tool of tools) {
      const wrong = [
        null,
        "x",
        { order: 7, text: "", customer: "", delivery: {}, on: [], product: 1, vendor: 2, partner: 3, warehouse: 4, from: 5, to: 6 },
      ];
      for (const input of wrong) {
        const answer = tool.kind === "read" ? tool.run(input, exampleContext()) : tool.plan(input, exampleContext());
        await expect(answer, tool.name).rejects.toMatchObject({ code: "BAD_INPUT" });
      }
    }
  });
});
