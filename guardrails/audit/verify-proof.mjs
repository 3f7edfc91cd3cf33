#!/usr/bin/env node
// Checks one proof of an audit log with nothing but Node and this file:
//   node verify-proof.mjs PROOF.json [--key PUBLIC_KEY] [--head audit-head.json]
// An inclusion proof shows that an entry is in the tree of a signed head (RFC 9162, 2.1.3.2); a consistency proof, that the log
// only grew between two signed heads (2.1.4.2). PUBLIC_KEY (a PEM file, or the base64 of its DER form) should come from elsewhere
// than the proof; --head is a head that you kept, which must then be the proof's older one. Exit code 0: proved; 1: not; 2: called wrongly.
import { createHash, createPublicKey, verify } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);
const half = (value) => Math.floor(value / 2);
const isOdd = (value) => value % 2 === 1;

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function publicKey(given, embedded) {
  const text = given === undefined ? embedded : existsSync(given) ? readFileSync(given, "utf8") : given;
  return text.includes("BEGIN") ? createPublicKey(text) : createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
}

function isSigned(key, head) {
  const text = `{"at":${JSON.stringify(head.at)},"root":${JSON.stringify(head.root)},"treeSize":${JSON.stringify(head.treeSize)}}`;
  return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(String(head.signature), "hex"));
}

/** Climbs from a leaf (or an old tree's last node) to the root; the hashes that it starts from are folded side by side. */
function climb(from, to, path, start, fold) {
  let [node, last, hashes] = [from, to, start];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hashes = fold(hashes, sibling, "left");
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else hashes = fold(hashes, sibling, "right");
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? hashes : false;
}

function inclusion({ seq, head, entry, path }) {
  if (!(seq >= 1 && seq <= head.treeSize) || JSON.parse(entry).seq !== seq) return false;
  const leaf = sha256(Buffer.of(0), Buffer.from(entry, "utf8"));
  const root = climb(seq - 1, head.treeSize - 1, path, leaf, (hash, sibling, side) =>
    side === "left" ? nodeHash(sibling, hash) : nodeHash(hash, sibling),
  );
  return root !== false && root.toString("hex") === head.root;
}

function consistency({ first, second, path }) {
  if (first.treeSize < 1 || first.treeSize > second.treeSize) return false;
  if (first.treeSize === second.treeSize) return path.length === 0 && first.root === second.root;
  const whole = Number.isInteger(Math.log2(first.treeSize)) ? [Buffer.from(first.root, "hex"), ...path] : path;
  if (path.length === 0) return false;
  let [node, last] = [first.treeSize - 1, second.treeSize - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  const roots = climb(node, last, whole.slice(1), [whole[0], whole[0]], ([before, after], sibling, side) =>
    side === "left" ? [nodeHash(sibling, before), nodeHash(sibling, after)] : [before, nodeHash(after, sibling)],
  );
  return roots !== false && roots[0].toString("hex") === first.root && roots[1].toString("hex") === second.root;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: "string" }, head: { type: "string" } } });
if (positionals.length !== 1) stop("Usage: node verify-proof.mjs PROOF.json [--key PUBLIC_KEY] [--head audit-head.json]");
let proof;
try {
  proof = JSON.parse(readFileSync(positionals[0], "utf8"));
} catch {
  stop("This file is not a proof.");
}
const kind = { "countersign-inclusion/1": "inclusion", "countersign-consistency/1": "consistency" }[proof.format];
if (!kind) stop("This is not a proof of a format that this program knows.");
const key = publicKey(values.key, proof.publicKey);
const path = proof.path.map((hash) => Buffer.from(hash, "hex"));
const heads = kind === "inclusion" ? [proof.head] : [proof.first, proof.second];
const kept = values.head && JSON.parse(readFileSync(values.head, "utf8"));

const problems = [
  ...heads.filter((head) => !isSigned(key, head)).map((head) => `the head of ${head.treeSize} entries is not signed with this key`),
  ...(kept && (kept.root !== heads[0].root || kept.treeSize !== heads[0].treeSize) ? ["the head that was kept is not the one of the proof"] : []),
  ...((kind === "inclusion" ? inclusion : consistency)({ ...proof, path }) ? [] : ["the hashes don't lead to the signed root"]),
];
const claim =
  kind === "inclusion"
    ? `entry ${proof.seq} is in the log of ${proof.head.treeSize} entries`
    : `the log of ${proof.second.treeSize} entries continues the one of ${proof.first.treeSize}`;
if (!values.key) process.stdout.write("The key is from the proof itself: compare it with the one that you know.\n");
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(problems.length === 0 ? `OK: ${claim}\n` : `NOT PROVED: ${claim}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
