import fc from "fast-check";
import { expect, test } from "vitest";
import { createSealer } from "./seal.ts";

const secret = "a secret of more than thirty-two characters";
const sealer = createSealer(secret);

test("what was sealed opens again, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, purpose) => {
      expect(sealer.open(purpose, sealer.seal(purpose, text))).toBe(text);
    }),
  );
});

test("sealing one text twice gives two ciphertexts, neither of which holds it", () => {
  const [one, other] = [sealer.seal("vault", "DE89 3704"), sealer.seal("vault", "DE89 3704")];
  expect(one.equals(other)).toBe(false);
  expect(one.includes("DE89")).toBe(false);
});

test("any flipped bit is noticed", () => {
  const sealed = sealer.seal("vault", "ten thousand");
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const altered = Buffer.from(sealed);
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => sealer.open("vault", altered)).toThrow(/can't be opened/);
    }),
  );
});

const sealed = sealer.seal("credential", "key");
test.for([
  { because: "the purpose is another", open: () => sealer.open("vault", sealed) },
  { because: "the secret is another", open: () => createSealer(`${secret}!`).open("credential", sealed) },
  { because: "it is cut short", open: () => sealer.open("credential", sealed.subarray(0, sealed.length - 1)) },
  { because: "it is empty", open: () => sealer.open("credential", Buffer.alloc(0)) },
])("refuses to open when $because", ({ open }) => {
  expect(open).toThrow(expect.objectContaining({ code: "NOT_CONFIGURED" }));
});
