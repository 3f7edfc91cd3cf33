import { expect, test } from "vitest";
import { testLanguages } from "./test-languages.ts";

const { english, say } = testLanguages();

test.for([
  {
    because: "the infinitive ends a German clause",
    message: "Lieferung WH/OUT/00012 auf nächsten Freitag verschieben",
    is: "move delivery WH/OUT/00012 to next friday",
  },
  { because: "German verbs come apart", message: "Sag den Auftrag S10031 bitte ab", is: "cancel order S10031 please" },
  { because: "German words are written together", message: "Liefertermine für S10031?", is: "delivery date for S10031?" },
  { because: "umlauts are typed as two letters", message: "Loesche die Auftraege", is: "delete order" },
  { because: "accents are left out", message: "Quel est le numero de telephone de Deco Addict ?", is: "what is phone number of Deco Addict ?" },
  { because: "a letter is wrong", message: "Wo bleibt die Lieferugn WH/OUT/00012?", is: "where is delivery WH/OUT/00012?" },
  {
    because: "names keep their capitals",
    message: "Quelles factures d'Azure Interior sont échues ?",
    is: "which invoices of Azure Interior are overdue ?",
  },
  {
    because: "what stands in quotation marks stays",
    message: 'Wie viele "der rote Tisch" haben wir auf Lager?',
    is: 'how many "der rote Tisch" in stock?',
  },
])("$because: $message", ({ message, is }) => {
  expect(english(message)).toBe(is);
});

test.for([
  { message: "Verschiebe WH/OUT/00012 auf nächsten Freitag", date: "2026-11-27" },
  { message: "Verschiebe WH/OUT/00012 auf den 5. März", date: "2027-03-05" },
  { message: "Verschiebe WH/OUT/00012 auf den 12.3.2027", date: "2027-03-12" },
  { message: "Verschiebe WH/OUT/00012 auf den 3.12.", date: "2026-12-03" },
  { message: "Verschiebe WH/OUT/00012 auf übermorgen", date: "2026-11-20" },
  { message: "Verschieb die Lieferung WH/OUT/00012 auf morgen um 14 Uhr", date: "2026-11-19", time: "14:00" },
  { message: "Reporte la livraison WH/OUT/00012 au 12 mars", date: "2027-03-12" },
  { message: "Reporte la livraison WH/OUT/00012 à demain à 14h30", date: "2026-11-19", time: "14:30" },
  { message: "Reporte la livraison WH/OUT/00012 à après-demain", date: "2026-11-20" },
  { message: "Verplaats levering WH/OUT/00012 naar 15 maart", date: "2027-03-15" },
  { message: "Verplaats levering WH/OUT/00012 naar overmorgen", date: "2026-11-20" },
  { message: "Aplaza la entrega WH/OUT/00012 al viernes que viene", date: "2026-11-27" },
  { message: "Aplaza la entrega WH/OUT/00012 al 5 de marzo de 2027", date: "2027-03-05" },
  { message: "Aplaza la entrega WH/OUT/00012 a pasado mañana", date: "2026-11-20" },
])("reads the day of: $message", ({ message, ...slots }) => {
  expect(say(message).understanding.intents[0]).toMatchObject({ useCase: "reschedule_delivery", slots: { delivery: "WH/OUT/00012", ...slots } });
});

test.for([
  { message: "Was hat Deco Addict letzten Monat bestellt?", from: "2026-10-01", to: "2026-10-31" },
  { message: "Qu'a commandé Deco Addict le mois dernier ?", from: "2026-10-01", to: "2026-10-31" },
  { message: "Wat heeft Deco Addict dit jaar besteld?", from: "2026-01-01", to: "2026-12-31" },
  { message: "¿Qué ha pedido Deco Addict este trimestre?", from: "2026-10-01", to: "2026-12-31" },
])("reads the period of: $message", ({ message, from, to }) => {
  expect(say(message).understanding.intents[0]).toMatchObject({ useCase: "find_orders", slots: { customer: "Deco Addict", from, to } });
});

test.for([
  { message: "Wann können wir 1.250 Stück VLV-0125 liefern?", quantity: "1250" },
  { message: "Wann können wir 12,5 m CBL-0205 liefern?", quantity: "12.5" },
  { message: "Wanneer kunnen we twintig stuks VLV-0125 leveren?", quantity: "20" },
  { message: "¿Cuándo podemos entregar una docena de VLV-0125?", quantity: "12" },
])("reads the quantity of: $message", ({ message, quantity }) => {
  expect(say(message).understanding.intents[0]).toMatchObject({ useCase: "promise_date", slots: { quantity } });
});

test.for([
  { message: "Bitte S10031 nicht stornieren" },
  { message: "N'annule pas la commande S10031" },
  { message: "Annuleer S10031 niet" },
  { message: "No canceles el pedido S10031" },
])("proposes nothing that was asked not to be done: $message", ({ message }) => {
  expect(say(message).understanding.intents.map(({ useCase }) => useCase)).not.toContain("cancel_order");
});
