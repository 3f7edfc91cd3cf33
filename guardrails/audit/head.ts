import { type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "../../core/json.ts";
import type { Signer } from "../../store/signer.ts";
import { type Frontier, rootOf } from "./merkle.ts";

/** The whole log up to `treeSize` in one signed line; whoever keeps it can tell later that nothing was changed or cut off. */
export const signedHeadSchema = z.strictObject({
  treeSize: z.number().int().nonnegative(),
  /** Lower-case hex, like the signature. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

export type SignedHead = z.infer<typeof signedHeadSchema>;

export function signHead(signer: Signer, frontier: Frontier, at: string): SignedHead {
  const head = { treeSize: frontier.size, root: rootOf(frontier).toString("hex"), at };
  return { ...head, signature: signer.sign(signedBytes(head)).toString("hex") };
}

export function isSignedBy(publicKey: KeyObject, head: SignedHead): boolean {
  return verify(null, signedBytes(head), publicKey, Buffer.from(head.signature, "hex"));
}

function signedBytes({ treeSize, root, at }: Omit<SignedHead, "signature">): Buffer {
  return Buffer.from(canonicalJson({ treeSize, root, at }), "utf8");
}
