#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// The project brings its own Node, because TypeScript runs directly from version 24 on.
const own = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));
const { status } = spawnSync(
  existsSync(own) ? own : process.execPath,
  [fileURLToPath(new URL("./cs.ts", import.meta.url)), ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
