import { z } from "zod";
import type { ModelRequest } from "../model.ts";

export const KEY = "sk-secret-key-of-a-test";

const TOOLS: ModelRequest["tools"] = [
  {
    name: "find_orders",
    kind: "read",
    description: "Find sales orders.",
    input: z.object({ customer: z.string().describe("Customer's name").meta({ class: "personal.name" }) }),
  },
  { name: "reschedule_delivery", kind: "write", description: "Move a delivery.", input: z.object({ delivery: z.string(), date: z.string() }) },
];

/** What a turn that asks for orders gives a model. */
export function request(changes: Partial<ModelRequest> = {}): ModelRequest {
  return {
    message: "Where are the orders of [[PERSONAL_NAME_1]]?",
    history: [],
    understanding: {
      intents: [{ useCase: "find_orders", confidence: 1, slots: { customer: "Deco Addict" }, span: "Deco Addict" }],
      wantsPerson: false,
      nearest: [],
    },
    useCases: [],
    tools: TOOLS,
    results: [],
    withheld: [],
    now: new Date("2026-06-02T10:00:00Z"),
    timeZone: "Europe/Berlin",
    signal: new AbortController().signal,
    onText: () => undefined,
    ...changes,
  };
}
