import { parentPort, workerData } from "node:worker_threads";
import { type RoleOrder, runRole } from "./run-role.ts";

// The thread that run-roles.ts starts for each role.
const order: RoleOrder = workerData;
parentPort?.postMessage(await runRole(order));
