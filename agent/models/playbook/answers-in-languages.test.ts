import { expect, test } from "vitest";
import { checkAnswer } from "../../../guardrails/grounding/grounding.ts";
import type { Language } from "../../languages/language.ts";
import { loadSpeeches } from "../../languages/say/speeches.ts";
import { loadAnswers } from "./load-answers.ts";

const answers = await loadAnswers();
const speechIn = loadSpeeches();
const render = (language: Language, tool: string, output: unknown, slots: { readonly [slot: string]: string } = {}) =>
  answers.get(tool)?.(output, { slots, span: "", alone: true, speech: speechIn(language) });

const late = {
  order: {
    id: "28",
    reference: "S00028",
    customer: "Azure Interior",
    status: "confirmed",
    promised: "2026-11-15",
    total: "1234.5",
    currency: "USD",
    invoicing: "to invoice",
    late: true,
    daysLate: "3",
  },
  lines: [{ id: "1", product: "[VLV-0125] Ball valve", uom: "Units", ordered: "10", delivered: "0", open: "2.5", unitPrice: "34.00" }],
  deliveries: [],
  hasMore: false,
};

test.for([
  {
    language: "de",
    says: "**S00028** für Azure Interior ist bestätigt; noch nichts wurde geliefert, und der Auftrag ist 3 Tage verspätet. Zugesagt ist der 15. November 2026. Noch zu liefern: 2,5 Units von [VLV-0125] Ball valve.",
    total: "Gesamtbetrag 1.234,5 USD. Fakturierung: zu fakturieren.",
  },
  {
    language: "fr",
    says: "**S00028** pour Azure Interior est confirmée ; rien n’a encore été livré, avec 3 jours de retard. Date promise : 15 novembre 2026. Reste à livrer : 2,5 Units de [VLV-0125] Ball valve.",
    total: "Total 1\u202f234,5 USD. Facturation : à facturer.",
  },
  {
    language: "nl",
    says: "**S00028** voor Azure Interior is bevestigd; er is nog niets geleverd, en de order is 3 dagen te laat. Toegezegd is 15 november 2026. Nog te leveren: 2,5 Units van [VLV-0125] Ball valve.",
    total: "Totaal 1.234,5 USD. Facturatie: te factureren.",
  },
  {
    language: "es",
    says: "**S00028** para Azure Interior está confirmado; todavía no se ha entregado nada, y lleva 3 días de retraso. Fecha prometida: 15 de noviembre de 2026. Por entregar: 2,5 Units de [VLV-0125] Ball valve.",
    total: "Total 1.234,5 USD. Facturación: por facturar.",
  },
] as const)("an order's state, days and amounts are written in $language", ({ language, says, total }) => {
  const text = render(language, "get_order_status", late);
  expect(text).toContain(says);
  expect(text).toContain(total);
});

test.for([
  { language: "de", says: "Es gibt keine offenen Aufträge von Deco Addict, die Sie sehen dürfen." },
  { language: "fr", says: "Il n’y a pas de commandes ouvertes de Deco Addict parmi ce que vous pouvez voir." },
  { language: "nl", says: "Er zijn geen openstaande orders van Deco Addict die u mag zien." },
  { language: "es", says: "No hay pedidos abiertos de Deco Addict entre los que usted puede ver." },
] as const)("nothing found is said in $language with what was looked for", ({ language, says }) => {
  expect(render(language, "find_orders", { orders: [], hasMore: false }, { customer: "Deco Addict", status: "open" })).toBe(says);
});

const invoice = {
  id: "1",
  reference: "INV/2026/00001",
  kind: "customer invoice",
  partner: "Azure Interior",
  status: "open",
  due: "2026-11-01",
  overdue: true,
  daysOverdue: "17",
  total: "1500.00",
  open: "500.00",
  currency: "USD",
};
/** The invoice's values as facts; which field each comes from is told by its name. */
const FIELDS = {
  reference: "name",
  partner: "partner_id",
  due: "invoice_date_due",
  total: "amount_total",
  open: "amount_residual",
  currency: "currency_id",
};
const facts = [
  ...Object.entries(FIELDS).flatMap(([key, field]) => factOf(key, field)),
  ...factOf("daysOverdue", "invoice_date_due"),
  ...factOf("status", "payment_state"),
];

function factOf(key: string, field: string) {
  const value = Object.entries(invoice).find(([name]) => name === key)?.[1];
  const place = { path: ["invoices", 0, key], within: ["invoices.0"] };
  return [{ value: String(value), label: "open", result: 0, place, source: { tool: "find_invoices", model: "account.move", id: "1", field } }];
}

test.for([
  {
    language: "de",
    says: "eine Kundenrechnung an Azure Interior, ist offen und 17 Tage überfällig. Noch offen: 500,00 USD von 1.500,00 USD. Fällig am 1. November 2026.",
  },
  {
    language: "fr",
    says: "une facture client à Azure Interior, statut : ouverte, en souffrance depuis 17 jours. Reste à payer : 500,00 USD sur 1\u202f500,00 USD. Échéance : 1 novembre 2026.",
  },
  {
    language: "nl",
    says: "een klantfactuur aan Azure Interior, is open en 17 dagen achterstallig. Nog openstaand: 500,00 USD van 1.500,00 USD. Vervalt op 1 november 2026.",
  },
  {
    language: "es",
    says: "una factura de cliente a Azure Interior, estado: abierta, con 17 días de retraso. Pendiente de pago: 500,00 USD de 1.500,00 USD. Vence el 1 de noviembre de 2026.",
  },
] as const)("an invoice in $language is held against its records, and a wrong amount is found", ({ language, says }) => {
  const text = render(language, "find_invoices", { invoices: [invoice], hasMore: false }) ?? "";
  const grounds = { facts, said: [], today: "2026-11-18", checkNames: false };
  expect(text).toBe(`**INV/2026/00001**, ${says}`);
  expect(checkAnswer(text, grounds).unsupported).toEqual([]);
  expect(checkAnswer(text.replace("500,00 USD", "600,00 USD"), grounds).unsupported).not.toEqual([]);
});
