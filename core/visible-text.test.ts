import { expect, test } from "vitest";
import { visibleText } from "./visible-text.ts";

test.for([
  { because: "a Cyrillic letter stands in a Latin word", text: "pаypal", shows: "p⟨Cyrillic а⟩ypal" },
  { because: "several do", text: "Аzurе Interior", shows: "⟨Cyrillic А⟩zur⟨Cyrillic е⟩ Interior" },
  { because: "a Greek letter does", text: "Αzure", shows: "⟨Greek Α⟩zure" },
  {
    because: "a word of twins passes for Latin in a Latin text",
    text: "Ship to СОРА today",
    shows: "Ship to ⟨Cyrillic С⟩⟨Cyrillic О⟩⟨Cyrillic Р⟩⟨Cyrillic А⟩ today",
  },
  { because: "a digit is between them", text: "S0О012", shows: "S0⟨Cyrillic О⟩012" },
  { because: "a zero-width letter hides and a twin shows", text: "pа\u200bypal", shows: "p⟨Cyrillic а⟩[U+200B]ypal" },
])("is marked when $because", ({ text, shows }) => {
  expect(visibleText(text)).toBe(shows);
});

test.for([
  "Müller & Söhne, Łódź, naïve café",
  "Доставка в Москву завтра",
  "Αθήνα",
  "Order from Москва-Сити",
  "東京 Tokyo 株式会社",
  "10 kg, 5 m², ½ pallet",
])("is left as it is: %s", (text) => {
  expect(visibleText(text)).toBe(text);
});
