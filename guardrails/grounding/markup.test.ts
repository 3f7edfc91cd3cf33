import { expect, test } from "vitest";
import { withoutMarkup } from "./markup.ts";

test.for([
  { because: "a link keeps its words", text: "see [the order](https://evil.example/?q=1)", clean: "see the order" },
  { because: "an image that would be fetched is gone", text: "ok ![x](https://evil.example/p.png?d=S1) end", clean: "ok x end" },
  { because: "raw HTML is gone", text: 'a <img src=x onerror="alert(1)"> b <b>c</b>', clean: "a  b c" },
  { because: "a script goes with what it holds", text: "a <script>steal()</script> b", clean: "a  b" },
  { because: "a tag that never ends is gone", text: "a <iframe src=x", clean: "a " },
  { because: "a tag inside a tag does not put another together", text: "a <<b>img src=x> b", clean: "a  b" },
  { because: "an address in angle brackets is gone", text: "a <https://evil.example> b", clean: "a  b" },
  { because: "a link that is defined elsewhere is gone", text: "a [b][1]\n[1]: https://evil.example", clean: "a [b][1]\n" },
  { because: "data and script addresses are gone", text: "[a](javascript:alert(1)) data:text/html,x", clean: "a) " },
  { because: "our own approval may be linked", text: "[Decide](/approvals/ab-12)", clean: "[Decide](/approvals/ab-12)" },
  { because: "another page of ours may not", text: "[Decide](/console)", clean: "Decide" },
  { because: "less-than stays", text: "5 < 6, [VLV-0125] Ball valve (P00007)", clean: "5 < 6, [VLV-0125] Ball valve (P00007)" },
])("$because", ({ text, clean }) => {
  expect(withoutMarkup(text)).toBe(clean);
});
