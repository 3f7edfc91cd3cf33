import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

interface Durability {
  /** Waits until it would survive a power cut. */
  readonly durable?: boolean;
}

/** Writes a private file whole or not at all. */
export async function replaceFile(path: string, text: string, durability: Durability = {}): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(6).toString("hex")}`;
  try {
    await writeDraft(draft, text, durability);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  if (durability.durable) await syncFolder(dirname(path));
}

/** Writes a private file that must not exist yet; whoever renames it into its place makes it count. */
export async function writeDraft(path: string, text: string, { durable = false }: Durability = {}): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    if (durable) await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
