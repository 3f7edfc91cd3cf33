import { parentPort, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { createSandbox } from "../odoo/sandbox/sandbox.ts";
import { sandboxDoor } from "../odoo/sandbox/seed/sandbox-door.ts";
import { seedOdoo } from "../odoo/sandbox/seed/seed.ts";
import type { WorldOrder } from "./generate-world.ts";

// The thread that generate-world.ts starts: it fills an embedded Odoo and hands its snapshot over.
const { size, seed, now }: WorldOrder = workerData;
const clock = () => new Date(now);
const sandbox = createSandbox({ clock });
await seedOdoo({ door: sandboxDoor(sandbox), size, seed, now: clock() });
parentPort?.postMessage(new Uint8Array(gzipSync(JSON.stringify(sandbox.snapshot()), { level: 1 })));
