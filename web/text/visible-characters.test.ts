import { expect, test } from "vitest";
import { visible } from "./visible-characters.ts";

test.for([
  { because: "an escape is a terminal command", text: "a\u001b[2Jb", shown: "a␛[2Jb" },
  { because: "a delete is invisible", text: "a\u007f", shown: "a␡" },
  { because: "an override turns text around", text: "pay \u202Eevil", shown: "pay [U+202E]evil" },
  { because: "an isolate moves text", text: "\u2067x\u2069", shown: "[U+2067]x[U+2069]" },
  { because: "a zero-width space splits a word unseen", text: "ad\u200Bmin", shown: "ad[U+200B]min" },
  { because: "a byte order mark takes no room", text: "\uFEFFx", shown: "[U+FEFF]x" },
  { because: "a Hangul filler looks like nothing", text: "a\u3164b", shown: "a[U+3164]b" },
  { because: "tag characters can carry hidden words", text: "ok\u{E0041}", shown: "ok[U+E0041]" },
  { because: "variation selectors can carry hidden bytes", text: "ok\u{E0101}\uFE01", shown: "ok[U+E0101][U+FE01]" },
  { because: "a joiner outside an emoji hides", text: "pay\u200Dpal", shown: "pay[U+200D]pal" },
  { because: "half of a surrogate pair is no character", text: "a\uD83D", shown: "a[U+D83D]" },
  { because: "a line separator breaks a line unseen", text: "a\u2028b", shown: "a[U+2028]b" },
])("names the character when $because", ({ text, shown }) => {
  expect(visible(text)).toBe(shown);
});

test.for([
  { because: "line breaks and tabs are ordinary", text: "a\n\tb", shown: "a\n\tb" },
  { because: "Windows line ends are line ends", text: "a\r\nb", shown: "a\nb" },
  { because: "a family is one emoji", text: "👨‍👩‍👧 ☎️", shown: "👨‍👩‍👧 ☎️" },
  { because: "letters of any script are letters", text: "Ünïcode 東京 שלום", shown: "Ünïcode 東京 שלום" },
])("leaves the text alone when $because", ({ text, shown }) => {
  expect(visible(text)).toBe(shown);
});
