import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { generateWorld, type WorldOrder } from "./generate-world.ts";

const FOLDER = resolve(import.meta.dirname, "../node_modules/.cache/countersign");

/** The world of a day: the one that installing made beforehand, if it is of the same day and generator, else a new one. */
export async function worldFor(order: WorldOrder, generatorVersion: string, folder = FOLDER): Promise<Uint8Array> {
  try {
    return await readFile(pathOf(order, generatorVersion, folder));
  } catch {
    return generateWorld(order);
  }
}

/** Makes the world of a day beforehand, so that a first start is quick. */
export async function keepWorld(order: WorldOrder, generatorVersion: string, folder = FOLDER): Promise<void> {
  const path = pathOf(order, generatorVersion, folder);
  const world = await generateWorld(order);
  await mkdir(folder, { recursive: true });
  await writeFile(`${path}.part`, world);
  await rename(`${path}.part`, path);
}

function pathOf({ size, seed, now }: WorldOrder, generatorVersion: string, folder: string): string {
  const key = createHash("sha256")
    .update(JSON.stringify([generatorVersion, size, seed, now.slice(0, 10)]))
    .digest("hex")
    .slice(0, 16);
  return join(folder, `world-${key}.gz`);
}
