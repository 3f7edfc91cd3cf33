import { Worker } from "node:worker_threads";
import type { RoleOrder, RoleReport } from "./run-role.ts";

/** Runs the orders in threads of their own, so many at a time, and hands each report on as it comes. */
export async function runRoles(orders: readonly RoleOrder[], atOnce: number, told: (report: RoleReport) => void): Promise<RoleReport[]> {
  const waiting = [...orders];
  const reports: RoleReport[] = [];
  const line = async () => {
    for (let order = waiting.shift(); order; order = waiting.shift()) {
      const report = await inThread(order);
      told(report);
      reports.push(report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return reports;
}

function inThread(order: RoleOrder): Promise<RoleReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./role-worker.ts", import.meta.url), { workerData: order });
    worker.once("message", (report: RoleReport) => resolve(report));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The programs of ${order.role} ended with code ${code}.`)));
  });
}
