import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { CopilotError } from "../core/errors.ts";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/** Encrypts what may not lie in the database in clear; what was sealed for one purpose opens for no other. */
export interface Sealer {
  seal(purpose: string, plaintext: string): Buffer;
  open(purpose: string, sealed: Uint8Array): string;
}

/** AES-256-GCM under a key of its own per purpose; layout: version, nonce, ciphertext, tag. */
export function createSealer(secret: string): Sealer {
  return {
    seal(purpose, plaintext) {
      const header = Buffer.concat([Buffer.of(VERSION), randomBytes(NONCE_BYTES)]);
      const cipher = createCipheriv("aes-256-gcm", keyFor(secret, `seal:${purpose}`), header.subarray(1), { authTagLength: TAG_BYTES });
      cipher.setAAD(associatedData(purpose));
      return Buffer.concat([header, cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open(purpose, sealed) {
      try {
        return decrypt(secret, purpose, Buffer.from(sealed));
      } catch (cause) {
        throw new CopilotError(
          "NOT_CONFIGURED",
          "A sealed value can't be opened: it was sealed with another COUNTERSIGN_SECRET, or it was altered. Start with the secret that sealed it.",
          { cause },
        );
      }
    },
  };
}

/** 32 bytes that only the secret's owner can derive, different for each use. */
export function keyFor(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "countersign", use, 32));
}

function decrypt(secret: string, purpose: string, sealed: Buffer): string {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw new TypeError("This isn't a sealed value of a known version.");
  const nonce = sealed.subarray(1, HEADER_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(secret, `seal:${purpose}`), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(purpose));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const body = sealed.subarray(HEADER_BYTES, sealed.length - TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
}

function associatedData(purpose: string): Buffer {
  return Buffer.from(`countersign:${VERSION}:${purpose}`, "utf8");
}
