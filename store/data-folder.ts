import { randomBytes } from "node:crypto";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CopilotError } from "../core/errors.ts";
import { errorCode } from "./error-code.ts";

const REASONS: { readonly [code: string]: string } = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it is on a read-only file system",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "there is a file of that name",
  ENOENT: "it can't be created",
};

/** Creates the folder where it is missing and proves that it can be written to, so that nothing fails halfway later. */
export async function prepareDataFolder(dataFolder: string): Promise<void> {
  const probe = join(dataFolder, `.write-test-${randomBytes(6).toString("hex")}`);
  try {
    await makeFolder(dataFolder);
    await writeFile(probe, "", { flag: "wx", mode: 0o600 });
    await rm(probe);
  } catch (cause) {
    const reason = REASONS[errorCode(cause)] ?? "it can't be written to";
    throw new CopilotError(
      "NOT_CONFIGURED",
      `The data folder ${dataFolder} can't be used: ${reason}. Make it writable, or name another with COUNTERSIGN_DATA.`,
      { cause },
    );
  }
}

/** Node's own recursive mkdir never returns where a folder can be seen but not made (below /proc). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const parent = dirname(resolve(folder));
    if (await isFolder(folder)) return;
    if (errorCode(error) !== "ENOENT" || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await mkdir(folder, { mode: 0o700 });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
