import { expect, test } from "vitest";
import { cutMarkdown } from "./cut-markdown.ts";
import { cutPages } from "./cut-pages.ts";

test("a document is cut at its headings, and each passage knows those above it", () => {
  const source =
    "---\nroles: [admin]\n---\n# Terms\n\nIntro.\n\n## Freight\n\n- free above **750 USD**\n- else 28 USD\n\n### Pallets\n\nBy [weight](https://x.example/?q=1).\n\n## Next\n\nEnd.";
  expect(cutMarkdown("terms.md", source)).toEqual({
    title: "Terms",
    pages: null,
    passages: [
      { heading: "", page: null, text: "Intro." },
      { heading: "Freight", page: null, text: "- free above 750 USD\n- else 28 USD" },
      { heading: "Freight › Pallets", page: null, text: "By weight." },
      { heading: "Next", page: null, text: "End." },
    ],
  });
});

test("what can't be seen or would be active is no part of a passage", () => {
  const { passages } = cutMarkdown("x.md", "# X\n\nPay\u200b here <script>alert(1)</script> ![pixel](https://evil.example/p.png) now\u202e.");
  expect(passages[0]?.text).toBe("Pay here pixel now.");
});

test("a document without a title is called by its file, and one endless line is cut", () => {
  const { title, passages } = cutMarkdown("how_to-ship.md", "word ".repeat(400));
  expect(title).toBe("How to ship");
  expect(passages.length).toBeGreaterThan(1);
  expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(1400);
});

test("the pages of a PDF are cut at lines that look like headings", () => {
  const { passages } = cutPages("claims-guide.pdf", [
    "Claims guide\nHow we claim.\nTime limits\nA claim is made within 9 months\nof delivery.",
    "Liability\nUp to 25 USD per pound.",
  ]);
  expect(passages.map(({ heading, page, text }) => [heading, page, text])).toEqual([
    ["", 1, "How we claim."],
    ["Time limits", 1, "A claim is made within 9 months of delivery."],
    ["Liability", 2, "Up to 25 USD per pound."],
  ]);
});
