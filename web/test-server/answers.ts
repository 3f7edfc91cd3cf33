import type { TurnResult } from "../../core/wire.ts";

type Answer = Partial<TurnResult> & { readonly answer: string; readonly proposes?: boolean };

const fact = (value: string, model: string, id: string, field: string) => ({ value, source: { tool: "get_order_status", model, id, field } });

const ORDER: Answer = {
  answer:
    "Order **S00042** for Azure Interior is on its way in part:\n\n| Delivery | Goods | Date | State |\n|---|--:|---|---|\n| WH/OUT/00012 | 12 | 3 June 2026 | late |\n| WH/OUT/00013 | 8 | 9 June 2026 | waiting |\n\n- The first waits for `[FURN_8900]` Cabinet with Doors.\n- The second has **not been packed**.",
  facts: [
    fact("S00042", "sale.order", "42", "name"),
    fact("Azure Interior", "sale.order", "42", "partner_id"),
    fact("WH/OUT/00012", "stock.picking", "12", "name"),
    fact("3 June 2026", "stock.picking", "12", "scheduled_date"),
    fact("20", "sale.order.line", "", "product_uom_qty"),
  ],
  calls: [{ tool: "get_order_status", kind: "read", status: "ok", ms: 41, rows: 3 }],
};

const DAYS = Array.from({ length: 22 }, (_, at) => new Date(Date.UTC(2026, 10, 23 + at)).toISOString().slice(0, 10));
const PLOTS: Answer = {
  answer: "Two products may run out.",
  plots: [
    {
      kind: "band",
      title: "Projected stock of [VLV-0100] Ball valve",
      unit: { uom: "Units" },
      headings: { day: "Day", low: "In 1 of 10 cases below", middle: "Likely", high: "In 9 of 10 cases below", past: "Measured" },
      points: DAYS.map((day, at) => ({ day, low: `${120 - 9 * at}`, middle: `${120 - 6.5 * at}`, high: `${120 - 4 * at}` })),
      past: [
        { day: "2026-11-09", value: "210" },
        { day: "2026-11-16", value: "164" },
        { day: "2026-11-23", value: "120" },
      ],
      mark: { day: "2026-12-11", label: "Runs out" },
      level: { value: "40", label: "Orderpoint" },
    },
    {
      kind: "bars",
      title: "Missing value <b>by</b> customer \u202Eevil",
      unit: { currency: "USD" },
      headings: { label: "Customer", value: "Missing value" },
      bars: [
        { label: "Azure Interior and the very long name of its holding company of Delaware", value: "12345.50" },
        { label: "<img src=x onerror=\"document.title='owned'\"> \u202Egpj", value: "8000.00" },
        { label: "Gemini", value: "12.00" },
      ],
    },
    {
      kind: "line",
      title: "On time, by month",
      unit: { uom: "%" },
      headings: { day: "Month", value: "On time" },
      points: ["91.5", "88", "93.25", "79", "84"].map((value, at) => ({ day: `2026-0${at + 4}-01`, value })),
    },
  ],
};

const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [/move delivery/i, { answer: "I have prepared the change. It waits for a countersignature.", outcome: "needs_approval", proposes: true }],
  [
    /margin/i,
    {
      answer: "The margin is outside your role. I can hand this to a person who may see it.",
      outcome: "refused",
      choices: ["Hand it to a person", "How many cabinets are free?"],
      masked: [
        { model: "product.product", field: "standard_price", class: "cost" },
        { model: "sale.order", field: "margin", class: "margin" },
      ],
    },
  ],
  [/plots/i, PLOTS],
  [/jon/i, { answer: "Which one do you mean?", outcome: "clarify", choices: ["Jon Baker (Azure Interior)", "Jon Bäcker (Deco Addict)"] }],
  [
    /hostile/i,
    {
      answer:
        "Say <img src=x onerror=\"document.title='owned'\"> and [pay](javascript:alert(1)) \u202Eevil\u200B **bold <b>x</b>**\n\n<script>document.title='owned'</script>",
    },
  ],
  [
    /table/i,
    {
      answer: `| Nr | ${Array.from({ length: 12 }, (_, n) => `Column ${n}`).join(" | ")} |\n|--:|${"---|".repeat(12)}\n${Array.from({ length: 30 }, (_, n) => `| ${n} | ${"some cell | ".repeat(12)}`).join("\n")}`,
    },
  ],
];

/** What the scripted server answers, by what the question holds. */
export const answerTo = (question: string): Answer => ANSWERS.find(([pattern]) => pattern.test(question))?.[1] ?? ORDER;

export function resultOf(
  answer: Answer,
  run: { readonly id: string; readonly thread: string; readonly question: string; readonly principal: string },
): TurnResult {
  const { proposes: _, ...fields } = answer;
  return {
    ...run,
    useCase: { id: "order-status", version: 1 },
    outcome: "answered",
    facts: [],
    calls: [],
    approvals: [],
    masked: [],
    model: "playbook",
    usage: { inputTokens: 0, outputTokens: 0 },
    ms: 182,
    ...fields,
  };
}
