import { Worker } from "node:worker_threads";

export interface WorldOrder {
  readonly size: "small" | "demo" | "large";
  readonly seed: number;
  /** ISO 8601: the day on which the generated history ends. */
  readonly now: string;
}

/** Generates the embedded Odoo's world in a thread of its own, beside the start of the database; resolves with the gzipped snapshot. */
export function generateWorld(order: WorldOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./world-worker.ts", import.meta.url), { workerData: order });
    worker.once("message", (snapshot: Uint8Array) => resolve(snapshot));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`Generating the world ended with code ${code}.`)));
  });
}
