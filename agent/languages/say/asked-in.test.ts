import { expect, test } from "vitest";
import { askedIn } from "./asked-in.ts";
import { loadSpeeches } from "./speeches.ts";

const speechIn = loadSpeeches();

test.for([
  { because: "the policy asks it", language: "de", question: "To which day?", said: "Auf welchen Tag?" },
  { because: "it is English anyway", language: "en", question: "To which day?", said: "To which day?" },
  { because: "nobody has translated it", language: "nl", question: "Which moon?", said: "Which moon?" },
  { because: "a name in it has a brace", language: "fr", question: "Which “{Acme”?", said: "Which “{Acme”?" },
  { because: "a name in it looks like a value", language: "en", question: "Which “{name}”?", said: "Which “{name}”?" },
] as const)("a question is asked as “$said” when $because", ({ language, question, said }) => {
  expect(askedIn(question, speechIn(language))).toBe(said);
});
