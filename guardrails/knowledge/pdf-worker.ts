import { parentPort, workerData } from "node:worker_threads";
import { extractText, getDocumentProxy } from "unpdf";
import { z } from "zod";

const order = z.object({ bytes: z.instanceof(Uint8Array), mostPages: z.number() });

const { bytes, mostPages } = order.parse(workerData);
const pdf = await getDocumentProxy(bytes);
if (pdf.numPages > mostPages) parentPort?.postMessage({ tooMany: pdf.numPages });
else parentPort?.postMessage({ pages: (await extractText(pdf, { mergePages: false })).text });
