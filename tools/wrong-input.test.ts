import { expect, test } from "vitest";
import { z } from "zod";
import { loadTools } from "./load.ts";

const tools = [...(await loadTools()).values()];
const WRONG = [
  "",
  "INV/2025/00001",
  "12.5.1",
  "-1",
  "NaN",
  "2026-02-31",
  "0000-01-01",
  "9999-12-31",
  " ",
  "\u0000",
  -1,
  1e300,
  Number.NaN,
  null,
  true,
  [],
  {},
  [""],
  { "": "" },
];

test.for(tools)("$name answers wrong arguments with words, whatever they are", ({ input }) => {
  const names = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
  for (const wrong of WRONG) {
    expect(() => input.safeParse(wrong)).not.toThrow();
    for (const name of names) expect(() => input.safeParse({ [name]: wrong }), `${name}: ${JSON.stringify(wrong)}`).not.toThrow();
    expect(() => input.safeParse(Object.fromEntries(names.map((name) => [name, wrong])))).not.toThrow();
  }
});
