#!/usr/bin/env node
// Checks an exported audit log with nothing but Node and this file:
//   node verify-export.mjs LOG.ndjson [--key PUBLIC_KEY] [--head audit-head.json]
// The log is a Merkle tree after RFC 9162: leaf = SHA-256(0x00 || line), node = SHA-256(0x01 || left || right). Its heads are
// signed with Ed25519 over {"at":...,"root":...,"treeSize":...}. Exit code 0: intact; 1: not; 2: called wrongly.
// PUBLIC_KEY (a PEM file, or the base64 of its DER form) should come from elsewhere than the log; --head is a head that was kept
// outside the database, and shows whether the end of the log was cut off.
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const problems = [];
const report = (seq, what) => problems.push(`entry ${seq}: ${what}`);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

const peaks = [];
let size = 0;
let covered = 0;
let unbroken = true;
const roots = new Map();

function append(line) {
  let node = sha256(Buffer.of(0), line);
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = sha256(Buffer.of(1), peaks.pop(), node);
  peaks.push(node);
  size += 1;
}

function root() {
  return (peaks.length ? peaks.reduceRight((right, left) => sha256(Buffer.of(1), left, right)) : sha256()).toString("hex");
}

function isSigned(key, head) {
  const text = `{"at":${JSON.stringify(head.at)},"root":${JSON.stringify(head.root)},"treeSize":${JSON.stringify(head.treeSize)}}`;
  return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(String(head.signature), "hex"));
}

function entry(line, seq) {
  if (seq !== size + 1) {
    report(size + 1, `expected here, but entry ${seq} follows: entries are missing or out of order`);
    unbroken = false;
  }
  append(line);
}

function head(key, found) {
  if (!isSigned(key, found)) report(found.treeSize, "the signature of the head after it is wrong");
  else if (found.treeSize !== size) report(found.treeSize, `the head after it stands behind entry ${size}`);
  else if (unbroken && found.root !== root()) {
    report(covered + 1, `entries ${covered + 1} to ${size} are not what was signed`);
    unbroken = false;
  }
  covered = size;
  roots.set(size, root());
}

function outsideHead(key, found) {
  if (!isSigned(key, found)) report(found.treeSize, "the head that was kept is not signed with this key");
  else if (found.treeSize > size) report(size + 1, `missing: the head that was kept covers ${found.treeSize} entries, the log ends at ${size}`);
  else if (unbroken && roots.get(found.treeSize) !== found.root) report(found.treeSize, "the log does not continue the head that was kept");
}

function publicKey(given, embedded) {
  const text = given === undefined ? embedded : existsSync(given) ? readFileSync(given, "utf8") : given;
  return text.includes("BEGIN") ? createPublicKey(text) : createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: "string" }, head: { type: "string" } } });
if (positionals.length !== 1) stop("Usage: node verify-export.mjs LOG.ndjson [--key PUBLIC_KEY] [--head audit-head.json]");

let about;
let key;
for await (const line of createInterface({ input: createReadStream(positionals[0]), crlfDelay: Number.POSITIVE_INFINITY })) {
  let value;
  try {
    value = JSON.parse(line);
  } catch {
    if (!about) stop("This is not an exported audit log.");
    report(size + 1, "its line is not JSON");
    append(line);
    continue;
  }
  if (!about) {
    if (value.format !== "countersign-audit/1") stop("This is not an exported audit log of a format that this program knows.");
    about = value;
    key = publicKey(values.key, about.publicKey);
  } else if (value.head) head(key, value.head);
  else entry(line, value.seq);
}
if (!about) stop("The file is empty.");
if (size !== about.entries) report(Math.min(size, about.entries) + 1, `the export says ${about.entries} entries, ${size} are here`);
if (covered < size) report(covered + 1, `entries ${covered + 1} to ${size} are under no signed head`);
if (values.head) outsideHead(key, JSON.parse(readFileSync(values.head, "utf8")));

const fingerprint = createHash("sha256")
  .update(key.export({ format: "der", type: "spki" }))
  .digest("hex");
process.stdout.write(
  `${size} entries, root ${root()}\nkey ${fingerprint}${values.key ? "" : " (from the log itself: compare it with the one that you know)"}\n`,
);
if (!values.head) process.stdout.write("No --head was given, so a log that was cut off at the end would not be noticed.\n");
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(problems.length === 0 ? "OK\n" : `NOT OK: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
