import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { cutMarkdown } from "./cut-markdown.ts";
import { cutPages } from "./cut-pages.ts";
import type { KnowledgePolicy } from "./knowledge-schema.ts";
import type { CutDocument } from "./passage-text.ts";
import { readPdf } from "./read-pdf.ts";

/** Goes into each document's digest, so that a better way of cutting cuts all of them again. */
const WAY = "cut-2";
const KINDS = /\.(?:md|markdown|txt|pdf)$/i;
const MEGABYTE = 1_000_000;

export interface DocumentFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly hash: string;
  read(): Promise<CutDocument | { readonly problem: string }>;
}

/** The documents of a folder and its subfolders, in the order of their paths; links are not followed. */
export async function documentFiles(folder: string, bounds: KnowledgePolicy["bounds"]): Promise<DocumentFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && KINDS.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll("\\", "/").replace(/^\/+/, ""))
    .sort()
    .slice(0, bounds.documents);
  const files: DocumentFile[] = [];
  for (const path of paths) files.push(await fileAt(folder, path, bounds));
  return files;
}

async function fileAt(folder: string, path: string, bounds: KnowledgePolicy["bounds"]): Promise<DocumentFile> {
  const full = join(folder, path);
  const { size } = await stat(full);
  if (size > bounds.megabytes * MEGABYTE) {
    const problem = `it is larger than ${bounds.megabytes} MB`;
    return { path, hash: `${WAY}:large:${size}`, read: async () => ({ problem }) };
  }
  const bytes = await readFile(full);
  const hash = createHash("sha256").update(WAY).update(bytes).digest("hex");
  return { path, hash, read: () => cut(path, bytes, bounds) };
}

async function cut(path: string, bytes: Buffer, bounds: KnowledgePolicy["bounds"]): Promise<CutDocument | { readonly problem: string }> {
  if (!/\.pdf$/i.test(path)) {
    const text = new TextDecoder("utf-8").decode(bytes);
    return text.includes("\0") ? { problem: "it is no text" } : cutMarkdown(path, text);
  }
  const found = await readPdf(bytes, bounds);
  return found.kind === "text" ? cutPages(path, found.pages) : { problem: found.problem };
}
