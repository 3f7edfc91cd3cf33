import { expect, test } from "vitest";
import { unlike } from "./unlike.ts";

test.for([
  { because: "numbers and texts are equal", real: { a: [1, "x"] }, embedded: { a: [1, "x"] } },
  {
    because: "two moments lie as far from their own calls",
    real: "2026-01-01 10:00:01 ~ now +1 days",
    embedded: "2026-01-01 10:00:09 ~ now +1 days",
  },
  { because: "a moment is the same, though only one call was near it", real: "2026-01-01 10:00:00 ~ now +1 days", embedded: "2026-01-01 10:00:00" },
])("finds nothing where $because", ({ real, embedded }) => {
  expect(unlike(real, embedded)).toEqual([]);
});

test.for([
  { because: "a value differs", real: { a: { b: 1 } }, embedded: { a: { b: 2 } }, path: "/a/b" },
  { because: "a key is missing", real: { a: 1, b: 2 }, embedded: { a: 1 }, path: "/b" },
  { because: "a list is longer", real: [1], embedded: [1, 2], path: "/1" },
  { because: "an object stands for a list", real: [], embedded: {}, path: "" },
  { because: "false stands for null", real: [false], embedded: [null], path: "/0" },
  { because: "moments lie on different days", real: "2026-01-01 10:00:01 ~ now +1 days", embedded: "2026-01-02 10:00:09 ~ now +2 days", path: "" },
])("says where $because", ({ real, embedded, path }) => {
  expect(unlike(real, embedded).map((found) => found.path)).toEqual([path]);
});
