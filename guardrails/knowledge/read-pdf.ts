import { Worker } from "node:worker_threads";
import { z } from "zod";

const MEMORY_MB = 512;

const answer = z.union([z.object({ pages: z.array(z.string()) }), z.object({ tooMany: z.number() })]);

export type PdfText = { readonly kind: "text"; readonly pages: readonly string[] } | { readonly kind: "unreadable"; readonly problem: string };

/** The text of a PDF, page by page, read in a thread of its own with bounded memory and time: a hostile file costs no more. */
export function readPdf(bytes: Uint8Array, { pages, seconds }: { readonly pages: number; readonly seconds: number }): Promise<PdfText> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
      workerData: { bytes: new Uint8Array(bytes), mostPages: pages },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      stdout: true,
      stderr: true,
      env: {},
    });
    const end = (text: PdfText) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(text);
    };
    const timer = setTimeout(() => end({ kind: "unreadable", problem: `it took longer than ${seconds} s to read` }), seconds * 1000);
    worker.on("message", (message: unknown) => {
      const parsed = answer.safeParse(message);
      if (!parsed.success) return end({ kind: "unreadable", problem: "it can't be read" });
      if ("tooMany" in parsed.data) return end({ kind: "unreadable", problem: `it has ${parsed.data.tooMany} pages, and at most ${pages} are read` });
      if (parsed.data.pages.every((page) => page.trim() === ""))
        return end({ kind: "unreadable", problem: "it holds no text; scanned pages are not read" });
      return end({ kind: "text", pages: parsed.data.pages });
    });
    worker.on("error", () => end({ kind: "unreadable", problem: "it is no PDF that can be read" }));
    worker.on("exit", () => end({ kind: "unreadable", problem: "it is no PDF that can be read" }));
  });
}
