import { createHmac } from "node:crypto";
import { keyFor } from "../../store/seal.ts";

/** How a fingerprint looks. */
export const FINGERPRINT = /^hmac:[0-9a-f]{32}$/;

/** Turns a text into what shows whether two are the same and nothing else; without the secret, guessing names does not help. */
export type Fingerprint = (text: string) => string;

export function createFingerprint(secret: string): Fingerprint {
  const key = keyFor(secret, "audit-fingerprint");
  return (text) => `hmac:${createHmac("sha256", key).update(text.normalize("NFC"), "utf8").digest("hex").slice(0, 32)}`;
}
