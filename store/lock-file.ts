import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type Clock, systemClock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import { errorCode } from "./error-code.ts";
import { thisProcess, whereabouts } from "./process-identity.ts";
import { replaceFile } from "./replace-file.ts";

const LOCK_NAME = "countersign.lock";
const RETRY_MS = 100;
const HEARTBEAT_MS = 5_000;
/** A lock of another host (a container that was replaced) counts as dead when its owner has not touched it for this long. */
const ELSEWHERE_DEAD_MS = 30_000;

const holderSchema = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number().int().positive(),
  ticks: z.string().nullable(),
  startedAt: z.string(),
  address: z.string().optional(),
  token: z.string().optional(),
});

/** Who owns the data folder; a server adds where it listens and the token that lets a `cs` verb in. */
export type LockHolder = z.infer<typeof holderSchema>;

export interface Lock {
  readonly path: string;
  readonly holder: LockHolder;
  readonly heartbeat: NodeJS.Timeout;
}

export interface LockOptions {
  /** How long to wait for a short-lived verb to finish; a server is never waited for. */
  readonly waitMs?: number;
  readonly clock?: Clock;
  /** Called when somebody else took the folder over, for example after this machine slept. */
  readonly onLost?: () => void;
}

/** Makes this process the one owner of the data folder, which the embedded database needs: it takes no lock of its own. */
export async function acquireLock(dataFolder: string, { waitMs = 10_000, clock = systemClock, onLost }: LockOptions = {}): Promise<Lock> {
  const path = join(dataFolder, LOCK_NAME);
  const holder: LockHolder = { id: randomBytes(12).toString("hex"), ...thisProcess(), startedAt: clock().toISOString() };
  const deadline = performance.now() + waitMs;
  while (!((await createLock(path, holder)) || (await takeOver(path, holder)))) {
    const owner = await readLock(dataFolder);
    if (owner?.address || performance.now() > deadline) throw ownedBySomebodyElse(dataFolder, owner);
    await sleep(RETRY_MS);
  }
  const heartbeat = setInterval(() => void beat(path, holder.id, onLost), HEARTBEAT_MS).unref();
  return { path, holder, heartbeat };
}

/** Tells `cs` verbs where the server of this folder listens. */
export async function publishServer(lock: Lock, server: { readonly address: string; readonly token: string }): Promise<void> {
  await replaceFile(lock.path, JSON.stringify({ ...lock.holder, ...server }));
}

/** The living owner of the folder, or undefined when there is none. */
export async function readLock(dataFolder: string): Promise<LockHolder | undefined> {
  const path = join(dataFolder, LOCK_NAME);
  const holder = await readHolder(path);
  return holder && (await isAlive(path, holder)) ? holder : undefined;
}

export async function releaseLock(lock: Lock): Promise<void> {
  clearInterval(lock.heartbeat);
  if ((await readHolder(lock.path))?.id === lock.holder.id) await rm(lock.path, { force: true });
}

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
async function createLock(path: string, holder: LockHolder): Promise<boolean> {
  const draft = `${path}.${holder.id}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Replaces the lock of a dead process; a claim beside it lets only one process at a time do so. */
async function takeOver(path: string, holder: LockHolder): Promise<boolean> {
  if (!(await isStale(path))) return false;
  const claim = `${path}.claim`;
  if (!(await createLock(claim, holder))) {
    if (await isStale(claim)) await rm(claim, { force: true });
    return false;
  }
  try {
    if (!(await isStale(path))) return false;
    const draft = `${path}.${holder.id}`;
    await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
    await rename(draft, path);
  } finally {
    await rm(claim, { force: true });
  }
  await sleep(RETRY_MS / 2);
  return (await readHolder(path))?.id === holder.id;
}

async function isStale(path: string): Promise<boolean> {
  try {
    await stat(path);
  } catch {
    return false;
  }
  const holder = await readHolder(path);
  return holder === undefined || !(await isAlive(path, holder));
}

async function isAlive(path: string, holder: LockHolder): Promise<boolean> {
  const answer = whereabouts(holder);
  if (answer !== "elsewhere") return answer === "alive";
  try {
    return Date.now() - (await stat(path)).mtimeMs < ELSEWHERE_DEAD_MS;
  } catch {
    return false;
  }
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  try {
    return holderSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

async function beat(path: string, id: string, onLost: (() => void) | undefined): Promise<void> {
  try {
    const holder = await readHolder(path);
    if (holder?.id === id) await utimes(path, new Date(), new Date());
    else if (holder) onLost?.();
  } catch {
    // A beat that fails is made up for by the next one.
  }
}

function ownedBySomebodyElse(dataFolder: string, owner: LockHolder | undefined): CopilotError {
  const who = owner ? `process ${owner.pid}${owner.address ? `, the server at ${owner.address}` : ""}` : "another process";
  return new CopilotError(
    "STORE_UNAVAILABLE",
    `The data folder ${dataFolder} is in use by ${who}. Stop it, wait for it to finish, or name another folder with COUNTERSIGN_DATA.`,
  );
}
