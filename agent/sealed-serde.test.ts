import { expect, test } from "vitest";
import { createSealer } from "../store/seal.ts";
import { createSealedSerde } from "./sealed-serde.ts";

const serde = createSealedSerde(createSealer("a secret of the tests, long enough to pass"));
const value = { message: "The margin on Azure Interior is 41.5 %", history: [{ at: 0 }] };

test("a checkpoint value comes back as it was, and can't be read meanwhile", async () => {
  const [type, stored] = await serde.dumpsTyped(value);
  const text = new TextDecoder().decode(stored);
  expect(await serde.loadsTyped(type, stored)).toEqual(value);
  for (const shown of [text, Buffer.from(String(JSON.parse(text).sealed), "base64").toString("latin1")])
    expect(shown).not.toMatch(/Azure|41\.5|message/);
});

test.for([
  { because: "it was cut short", alter: (sealed: Buffer) => sealed.subarray(0, -1) },
  { because: "one bit was changed", alter: (sealed: Buffer) => Buffer.concat([sealed.subarray(0, -1), Buffer.of((sealed.at(-1) ?? 0) ^ 1)]) },
  { because: "it is empty", alter: () => Buffer.alloc(0) },
])("a checkpoint value opens no more when $because", async ({ alter }) => {
  const [type, stored] = await serde.dumpsTyped(value);
  const sealed = alter(Buffer.from(String(JSON.parse(new TextDecoder().decode(stored)).sealed), "base64")).toString("base64");
  await expect(async () => serde.loadsTyped(type, JSON.stringify({ sealed }))).rejects.toMatchObject({ code: "NOT_CONFIGURED" });
});

test("a value that somebody put there unsealed is refused", async () => {
  await expect(async () => serde.loadsTyped("json", JSON.stringify(value))).rejects.toThrow("not sealed");
});
