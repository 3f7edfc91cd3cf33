import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./find_customers.ts";

test.for([
  { because: "a part of the name fits two", text: "acme", ids: ["10", "11"] },
  { because: "the reference is given", text: "c-0042", ids: ["10"] },
  { because: "the town is given", text: "Munich", ids: ["11"] },
  { because: "a contact is asked for", text: "Petra", ids: ["12"] },
  { because: "the name is misspelt", text: "Acme Fastners", ids: ["10", "11"] },
  { because: "staff are no customers", text: "Sam Staff", ids: [] },
  { because: "only signs are given", text: "%", ids: [] },
])("finds $ids when $because", async ({ text, ids }) => {
  expect(await tool.run({ text }, exampleContext())).toMatchObject({ customers: ids.map((id) => ({ id })), hasMore: false });
});

test("who may see names and towns only is shown no address, and cannot search by what is hidden", async () => {
  const answer = JSON.stringify(await tool.run({ text: "acme" }, exampleContext(["personal.name", "personal.town"])));
  expect(answer).toContain("Berlin");
  expect(answer).not.toContain("Hauptstr");
  expect(answer).not.toContain("acme.example");
  expect(await tool.run({ text: "Munich" }, exampleContext(["personal.name"]))).toMatchObject({ customers: [] });
});
