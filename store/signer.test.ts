import { verify } from "node:crypto";
import { expect, test } from "vitest";
import { createSigner } from "./signer.ts";

const secret = "a secret of more than thirty-two characters";
const message = Buffer.from("head");
const keyText = (text: string, use: string) => createSigner(text, use).publicKey.export({ format: "pem", type: "spki" });

test("a signature holds under the public key, and for nothing else", () => {
  const signer = createSigner(secret, "audit");
  expect(verify(null, message, signer.publicKey, signer.sign(message))).toBe(true);
  expect(verify(null, Buffer.from("tail"), signer.publicKey, signer.sign(message))).toBe(false);
});

test("replicas with one secret share the key; another secret or use has another", () => {
  expect(keyText(secret, "audit")).toBe(keyText(secret, "audit"));
  expect(keyText(`${secret}!`, "audit")).not.toBe(keyText(secret, "audit"));
  expect(keyText(secret, "receipts")).not.toBe(keyText(secret, "audit"));
});
