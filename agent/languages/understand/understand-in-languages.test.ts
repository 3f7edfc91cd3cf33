import { expect, test } from "vitest";
import type { Role } from "../../../core/principal.ts";
import { cameTo } from "../../understanding/test-policy.ts";
import { loadSpeeches } from "../say/speeches.ts";
import { GERMAN } from "./phrasings/de.ts";
import { SPANISH } from "./phrasings/es.ts";
import { FRENCH } from "./phrasings/fr.ts";
import { DUTCH } from "./phrasings/nl.ts";
import { testLanguages } from "./test-languages.ts";

const { policy, say, talk } = testLanguages();
const speechIn = loadSpeeches();
const LANGUAGES = [
  { language: "de", phrasings: GERMAN },
  { language: "fr", phrasings: FRENCH },
  { language: "nl", phrasings: DUTCH },
  { language: "es", phrasings: SPANISH },
] as const;

function share(phrasings: readonly (readonly [useCase: string, say: string])[]): number {
  const right = phrasings.filter(([useCase, said]) => {
    const roles = policy.useCases.find(({ id }) => id === useCase)?.roles ?? [];
    const role: Role | undefined = roles.find((one) => one === "operations_manager") ?? roles[0];
    return role !== undefined && JSON.stringify(cameTo(say(said, role))) === JSON.stringify([useCase]);
  });
  return right.length / phrasings.length;
}

test.for(LANGUAGES)("every use case has two phrasings in $language", ({ phrasings }) => {
  expect(Object.keys(phrasings.pairs).sort()).toEqual(policy.useCases.map(({ id }) => id).sort());
});

test.for(LANGUAGES)("people are understood in $language, in the half that was tuned on and in the one that is only counted", ({ phrasings }) => {
  const { pairs, more } = phrasings;
  const half = (which: 0 | 1) => Object.entries(pairs).map(([useCase, pair]) => [useCase, pair[which]] as const);
  expect(share([...half(0), ...more])).toBeGreaterThanOrEqual(0.95);
  expect(share(half(1))).toBeGreaterThanOrEqual(0.88);
});

test.for(LANGUAGES.flatMap(({ language, phrasings }) => phrasings.declined.map((message) => ({ language, message }))))(
  "declines in $language: $message",
  ({ language, message }) => {
    const output = say(message);
    expect(cameTo(output)).toBe("none");
    expect(output.understanding.language).toBe(language);
  },
);

test.for([
  { message: "Danke schön!", smallTalk: "thanks", language: "de" },
  { message: "Guten Morgen", smallTalk: "greeting", language: "de" },
  { message: "Was kannst du?", smallTalk: "help", language: "de" },
  { message: "merci beaucoup", smallTalk: "thanks", language: "fr" },
  { message: "Bonjour", smallTalk: "greeting", language: "fr" },
  { message: "Que peux-tu faire ?", smallTalk: "help", language: "fr" },
  { message: "dank je wel", smallTalk: "thanks", language: "nl" },
  { message: "Goedemorgen", smallTalk: "greeting", language: "nl" },
  { message: "Wat kun je?", smallTalk: "help", language: "nl" },
  { message: "muchas gracias", smallTalk: "thanks", language: "es" },
  { message: "Hola", smallTalk: "greeting", language: "es" },
  { message: "¿Qué puedes hacer?", smallTalk: "help", language: "es" },
])("$message is $smallTalk", ({ message, smallTalk, language }) => {
  const { understanding } = say(message);
  expect(understanding.smallTalk).toBe(smallTalk);
  expect(understanding.language).toBe(language);
});

test.for([
  "Ich möchte mit einem Menschen sprechen",
  "Kann ich mit einem Mitarbeiter reden?",
  "Je voudrais parler à une personne",
  "Ik wil een mens spreken",
  "Kan ik met een collega praten?",
  "Quiero hablar con una persona",
])("hands over: %s", (message) => {
  expect(cameTo(say(message))).toBe("person");
});

test.for([
  { message: "Füge bei S10031 eine Notiz hinzu: der Kunde hat angerufen", slot: "text", said: "der Kunde hat angerufen" },
  { message: "Ajoute une note à S10031 : le client a appelé", slot: "text", said: "le client a appelé" },
  { message: "Voeg een notitie toe aan S10031: de klant heeft gebeld", slot: "text", said: "de klant heeft gebeld" },
  { message: "Añade una nota a S10031: el cliente ha llamado", slot: "text", said: "el cliente ha llamado" },
  { message: "Erinnere mich am Montag daran, Deco Addict wegen S10031 anzurufen", slot: "summary", said: "Deco Addict wegen S10031 anzurufen" },
  { message: "Rappelle-moi lundi d'appeler Deco Addict au sujet de S10031", slot: "summary", said: "d'appeler Deco Addict au sujet de S10031" },
  { message: "Erstelle eine Gutschrift für INV/2026/00012: falscher Preis", slot: "reason", said: "falscher Preis", role: "finance_manager" },
] satisfies { message: string; slot: string; said: string; role?: Role }[])(
  "keeps what is to be written down as typed: $message",
  ({ message, slot, said, role }) => {
    expect(say(message, role).understanding.intents[0]?.slots[slot]).toBe(said);
  },
);

test.for([
  { messages: ["Wo ist S10031?", "Und S10044?"], language: "de", slots: { order: "S10044" } },
  { messages: ["Wo ist S10031?", "S10044"], language: "de", slots: { order: "S10044" } },
  { messages: ["Où est S10031 ?", "Et S10044 ?"], language: "fr", slots: { order: "S10044" } },
  { messages: ["Waar is S10031?", "En S10044?"], language: "nl", slots: { order: "S10044" } },
  { messages: ["¿Dónde está S10031?", "¿Y S10044?"], language: "es", slots: { order: "S10044" } },
  { messages: ["Wo ist die Bestellung?", "S10031"], language: "de", slots: { order: "S10031" } },
  { messages: ["Kannst du die Lieferung WH/OUT/00012 verschieben?", "Auf den 3. Dezember"], language: "de", slots: { date: "2026-12-03" } },
  { messages: ["Welche Aufträge von Deco Addict sind offen?", "und von Azure Interior?"], language: "de", slots: { customer: "Azure Interior" } },
  { messages: ["Hoeveel VLV-0125 hebben we op voorraad?", "en FURN_7777?"], language: "nl", slots: { product: "FURN_7777" } },
])("goes on in $language: $messages", ({ messages, language, slots }) => {
  const { understanding } = talk(messages);
  expect(understanding.language).toBe(language);
  expect(understanding.intents[0]?.slots).toMatchObject(slots);
});

test.for(LANGUAGES)("what is offered to be asked is understood in $language", ({ language }) => {
  const { term } = speechIn(language);
  for (const { id, roles, examples } of policy.useCases) {
    const [example = ""] = examples;
    const offered = term(example);
    expect(offered, `the first example of ${id} has no words in ${language}`).not.toBe(example);
    expect(cameTo(say(offered, roles.find((role) => role === "operations_manager") ?? roles[0])), offered).toEqual([id]);
  }
});

test("an English question ends a conversation in another language", () => {
  const { understanding, carried } = talk(["Wo ist S10031?", "Where is order S10044?"]);
  expect(understanding.language).toBeUndefined();
  expect(carried.language).toBeUndefined();
});
