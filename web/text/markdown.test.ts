import { expect, test } from "vitest";
import { parseMarkdown } from "./markdown.ts";
import { parseInline } from "./markdown-inline.ts";

const text = (value: string) => [{ kind: "text", text: value }];

test("paragraphs are split by empty lines and keep their line breaks", () => {
  expect(parseMarkdown("one\ntwo\n\nthree")).toEqual([
    { kind: "paragraph", text: text("one\ntwo") },
    { kind: "paragraph", text: text("three") },
  ]);
});

test("bold and code are read inside a paragraph, code inside bold too", () => {
  expect(parseMarkdown("Order **S00042** is `sent`, **see `x`**.")).toEqual([
    {
      kind: "paragraph",
      text: [
        { kind: "text", text: "Order " },
        { kind: "bold", text: text("S00042") },
        { kind: "text", text: " is " },
        { kind: "code", text: "sent" },
        { kind: "text", text: ", " },
        {
          kind: "bold",
          text: [
            { kind: "text", text: "see " },
            { kind: "code", text: "x" },
          ],
        },
        { kind: "text", text: "." },
      ],
    },
  ]);
});

test.for([
  { because: "HTML is not part of the subset", source: "<img src=x onerror=alert(1)> <b>hi</b>" },
  { because: "links are not part of the subset", source: "[pay here](https://evil.example) ![x](https://evil.example/x.png)" },
  { because: "a mark that never closes is text", source: "5 ** 3 and `tick" },
  { because: "underscores and stars are common in names", source: "snake_case_name 2*3*4 __init__" },
  { because: "a bar alone makes no table", source: "a | b\nc | d" },
  { because: "an empty bold is nothing", source: "**** and ``" },
])("leaves the source as text when $because", ({ source }) => {
  expect(parseMarkdown(source)).toEqual([{ kind: "paragraph", text: text(source) }]);
});

test("lists nest by indentation and keep their first number", () => {
  expect(parseMarkdown("3. one\n   - under\n   - below\n4. two")).toEqual([
    {
      kind: "list",
      ordered: true,
      start: 3,
      items: [
        {
          text: text("one"),
          children: [
            {
              kind: "list",
              ordered: false,
              start: 1,
              items: [
                { text: text("under"), children: [] },
                { text: text("below"), children: [] },
              ],
            },
          ],
        },
        { text: text("two"), children: [] },
      ],
    },
  ]);
});

test("a table takes its width and its alignment from its head", () => {
  expect(parseMarkdown("| Order | Total |\n|---|--:|\n| S1 | 10 |\n| S2 |\n| a \\| b | 2 | 3 |\nafter")).toEqual([
    {
      kind: "table",
      align: ["left", "right"],
      head: [text("Order"), text("Total")],
      rows: [
        [text("S1"), text("10")],
        [text("S2"), []],
        [text("a | b"), text("2")],
      ],
    },
    { kind: "paragraph", text: text("after") },
  ]);
});

test("a code block holds its lines unread, even when it is still streaming", () => {
  expect(parseMarkdown("```json\n**x**\n<b>\n```\nafter")).toEqual([
    { kind: "code", text: "**x**\n<b>" },
    { kind: "paragraph", text: text("after") },
  ]);
  expect(parseMarkdown("```\n1")).toEqual([{ kind: "code", text: "1" }]);
});

test("hostile repetition is read in linear time", () => {
  const started = performance.now();
  for (const part of ["**a ", "`", "| ", "- ", "****", "  - x\n", "|--", "# "]) parseMarkdown(part.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(4_000);
});

test("lines behind a greater-than sign are one quotation, paragraph by paragraph", () => {
  expect(parseMarkdown("He says:\n> One.\n>\n> Two **bold**.\n\nEnd.").map(({ kind }) => kind)).toEqual(["paragraph", "quote", "paragraph"]);
  expect(parseMarkdown("> One.\n>\n> Two.")).toEqual([{ kind: "quote", paragraphs: [parseInline("One."), parseInline("Two.")] }]);
});
