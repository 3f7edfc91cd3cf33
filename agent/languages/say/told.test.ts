import { expect, test } from "vitest";
import { loadSpeeches } from "./speeches.ts";

const speechIn = loadSpeeches();

test.for([
  {
    what: "what is not found, with what it was sought as",
    english: 'There is no sales order "S99" among those you may see.',
    de: "Zu Auftrag „S99“ gibt es unter dem, was Sie sehen dürfen, nichts.",
    fr: "Aucun résultat pour commande client « S99 » parmi ce que vous pouvez voir.",
  },
  {
    what: "several sentences, each for itself",
    english: "[BRG-6204] Bearing has no reorder rule in Harbor. It has one in Main.",
    de: "[BRG-6204] Bearing hat keine Nachbestellregel in Harbor. Eine gibt es in Main.",
    fr: "[BRG-6204] Bearing n’a pas de règle de réapprovisionnement à Harbor. Il y en a une à Main.",
  },
  {
    what: "a name with a full stop in it",
    english: "Acme Inc. Ohio has no e-mail address in Odoo.",
    de: "Acme Inc. Ohio hat in Odoo keine E-Mail-Adresse.",
    fr: "Acme Inc. Ohio n’a pas d’adresse e-mail dans Odoo.",
  },
  {
    what: "a day and a state",
    english: "S00025 is promised for 12 June 2026 already. S00027 is cancelled, so there is nothing left to promise.",
    de: "S00025 ist schon für den 12. Juni 2026 zugesagt. S00027: storniert, also gibt es nichts mehr zuzusagen.",
    fr: "S00025 est déjà promise pour le 12 juin 2026. S00027 : annulée, il n’y a donc plus rien à promettre.",
  },
  {
    what: "what a change would do",
    english: "Promise S00025 for 12 June 2026 instead of 1 June 2026",
    de: "S00025 für den 12. Juni 2026 statt für den 1. Juni 2026 zusagen",
    fr: "Promettre S00025 pour le 12 juin 2026 au lieu du 1 juin 2026",
  },
  {
    what: "an unknown sentence as it is",
    english: "Nobody ever translated this.",
    de: "Nobody ever translated this.",
    fr: "Nobody ever translated this.",
  },
])("a tool's words are told: $what", ({ english, de, fr }) => {
  expect(speechIn("en").told(english)).toBe(english);
  expect(speechIn("de").told(english)).toBe(de);
  expect(speechIn("fr").told(english)).toBe(fr);
});
