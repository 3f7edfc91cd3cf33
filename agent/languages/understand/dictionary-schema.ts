import { z } from "zod";
import { LANGUAGES } from "../language.ts";

const regex = z.string().refine((source) => {
  try {
    return new RegExp(source, "iuy") instanceof RegExp;
  } catch {
    return false;
  }
}, "is no regular expression");

const english = z.string().regex(/^[a-z0-9*' ,?-]+$/, "English is written in small letters");
const section = z.record(english, z.string().min(1));

const gapsIn = (text: string) => text.split("*").length - 1;

/** What a gap holds has one place in the English. */
const phrases = section.refine(
  (all) => Object.entries(all).every(([key, forms]) => [key, ...forms.split(" | ")].every((text) => gapsIn(text) <= 1)),
  {
    message: "a phrase has one * at most",
  },
);

/** One language: what its words and phrases are in plain English. */
export const dictionarySchema = z.strictObject({
  language: z.enum(LANGUAGES).exclude(["en"]),
  /** Capital letters say nothing of names. */
  nouns_are_capitalised: z.boolean().default(false),
  /** Words are written together: "Liefertermin". */
  compounds: z.boolean().default(false),
  /** What is written in another form before words are looked up: "14 Uhr" becomes "14:00". */
  rewrites: z.array(z.tuple([regex, z.string()])).default([]),
  /** Words that say nothing. */
  nothing: z.string(),
  /** English -> phrases, parted by " | "; * stands for other words, 0 for a number, $ for the end of a clause. */
  phrases,
  /** English -> single words, parted by spaces; "auftrag(|s|es)" is three. */
  words: section,
  /** As words; at the end of a clause they are what the person wants done. */
  verbs: section,
});

export type DictionaryFile = z.output<typeof dictionarySchema>;
