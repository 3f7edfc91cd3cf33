import { randomBytes } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { CopilotError } from "../../core/errors.ts";
import { errorCode } from "../../store/error-code.ts";
import { writeDraft } from "../../store/replace-file.ts";
import { type SignedHead, signedHeadSchema } from "./head.ts";

/** A head that is on disk already but takes its place only once the entries below it are committed. */
export interface StagedHead {
  readonly head: SignedHead;
  publish(): Promise<void>;
  discard(): Promise<void>;
}

/** The head kept outside the database, or undefined where there is none yet. */
export async function readHeadFile(path: string): Promise<SignedHead | undefined> {
  try {
    return signedHeadSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    if (errorCode(cause) === "ENOENT") return undefined;
    throw new CopilotError("STORE_UNAVAILABLE", `The audit head in ${path} can't be read. Restore it from a backup; until then nothing is written.`, {
      cause,
    });
  }
}

/** Writes the head beside its place, so that a full or read-only disk stops the entries before they are committed. */
export async function stageHead(path: string, head: SignedHead, durable: boolean): Promise<StagedHead> {
  const draft = `${path}.${head.treeSize}.${randomBytes(6).toString("hex")}`;
  try {
    await orRefuse(path, writeDraft(draft, `${JSON.stringify(head)}\n`, { durable }));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return {
    head,
    discard: () => rm(draft, { force: true }),
    async publish() {
      const current = await readHeadFile(path);
      if (current && current.treeSize >= head.treeSize) await rm(draft, { force: true });
      else await orRefuse(path, rename(draft, path));
    },
  };
}

async function orRefuse(path: string, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (cause) {
    throw new CopilotError(
      "STORE_UNAVAILABLE",
      `The audit head can't be written to ${path}, so nothing is carried out. Make room or make it writable.`,
      {
        cause,
      },
    );
  }
}
