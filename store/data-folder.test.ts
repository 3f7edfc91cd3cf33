import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { prepareDataFolder } from "./data-folder.ts";

const NOBODY = 65_534;
let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "countersign-test-"));
  return () => rm(parent, { recursive: true });
});

test("a missing folder is made, private to its owner, and nothing is left in it", async () => {
  const folder = join(parent, "a", "b");
  await prepareDataFolder(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await readdir(folder)).toEqual([]);
});

/** Modes do not bind root, so there the folder is tried as a user whom they bind. */
test("a read-only folder is refused with what to do", async () => {
  await chmod(parent, 0o555);
  const script = `import { prepareDataFolder } from ${JSON.stringify(new URL("./data-folder.ts", import.meta.url).href)};
    await prepareDataFolder(${JSON.stringify(parent)}).catch((error) => { process.stdout.write(error.code + " " + error.message); });`;
  const isRoot = process.getuid?.() === 0;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    cwd: "/",
    ...(isRoot ? { uid: NOBODY } : {}),
  });
  expect(stdout).toBe(
    `NOT_CONFIGURED The data folder ${parent} can't be used: this user may not write there. Make it writable, or name another with COUNTERSIGN_DATA.`,
  );
});
