import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { keyFor } from "./seal.ts";

/** RFC 8410: what precedes the 32 secret bytes of an Ed25519 key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

export interface Signer {
  readonly publicKey: KeyObject;
  sign(bytes: Uint8Array): Buffer;
}

/** An Ed25519 key derived from the secret, so that every replica signs with the same one and none has to be stored. */
export function createSigner(secret: string, use: string): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, keyFor(secret, `sign:${use}`)]), format: "der", type: "pkcs8" });
  return { publicKey: createPublicKey(privateKey), sign: (bytes) => sign(null, bytes, privateKey) };
}
