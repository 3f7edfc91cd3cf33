import { readFile, writeFile } from "node:fs/promises";
import { CopilotError } from "../core/errors.ts";
import type { VerbIo } from "./verb.ts";

/** Files of whoever typed the command; what can't be read or written is said with its path. */
export function fileIo(locate: (path: string) => string): Pick<VerbIo, "readFile" | "writeFile"> {
  return {
    async readFile(path) {
      try {
        return await readFile(locate(path), "utf8");
      } catch (cause) {
        throw new CopilotError("BAD_INPUT", `${path} can't be read. Check that it exists and is a file.`, { cause });
      }
    },
    async writeFile(path, content) {
      try {
        await writeFile(locate(path), content);
      } catch (cause) {
        throw new CopilotError("BAD_INPUT", `${path} can't be written. Check the folder and its permissions.`, { cause });
      }
    },
  };
}
