import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "pg";
import { CopilotError } from "../core/errors.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { errorCode } from "./error-code.ts";
import type { Sealer } from "./seal.ts";

const SECRET_NAME = "secret";
const MIN_LENGTH = 32;
const CHECK_PURPOSE = "secret-check";
const HOW = "Make one with: openssl rand -base64 48";

interface SecretOptions {
  /** COUNTERSIGN_SECRET, when it is set. */
  readonly secret?: string | undefined;
  readonly dataFolder: string;
  readonly environment: "demo" | "staging" | "production";
}

/** The secret that seals keys and the vault: the configured one, or under `demo` one that is made once and kept in the data folder. */
export async function loadSecret({ secret, dataFolder, environment }: SecretOptions): Promise<string> {
  if (secret) {
    if (secret.length < MIN_LENGTH) throw new CopilotError("NOT_CONFIGURED", `COUNTERSIGN_SECRET is shorter than ${MIN_LENGTH} characters. ${HOW}`);
    return secret;
  }
  if (environment !== "demo") throw new CopilotError("NOT_CONFIGURED", `COUNTERSIGN_SECRET is required in ${environment}. ${HOW}`);
  await prepareDataFolder(dataFolder);
  return keptSecret(join(dataFolder, SECRET_NAME));
}

/** Proves at start that this is the secret that the database was sealed with, so that a wrong one does not fail halfway. */
export async function checkSecret(pool: Pool, sealer: Sealer): Promise<void> {
  const sealed = sealer.seal(CHECK_PURPOSE, CHECK_PURPOSE);
  await pool.query("INSERT INTO secret_check (id, sealed) VALUES (1, $1) ON CONFLICT (id) DO NOTHING", [sealed]);
  const { rows } = await pool.query<{ sealed: Buffer }>("SELECT sealed FROM secret_check WHERE id = 1");
  try {
    sealer.open(CHECK_PURPOSE, rows[0]?.sealed ?? Buffer.alloc(0));
  } catch (cause) {
    throw new CopilotError(
      "NOT_CONFIGURED",
      "This database was sealed with another COUNTERSIGN_SECRET. Start with that one, or with an empty database and data folder.",
      { cause },
    );
  }
}

/** Two first starts at once agree: the file is linked into place whole, and whoever comes second reads it. */
async function keptSecret(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const kept = await readSecret(path);
    if (kept !== undefined) return kept;
    await writeFile(draft, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
    await link(draft, path).catch((error: unknown) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  } catch (cause) {
    if (cause instanceof CopilotError) throw cause;
    throw new CopilotError("NOT_CONFIGURED", `The secret in ${path} can't be read or made. Check who owns the data folder.`, { cause });
  } finally {
    await rm(draft, { force: true });
  }
  return (await readSecret(path)) ?? keptSecret(path);
}

async function readSecret(path: string): Promise<string | undefined> {
  let text: string;
  try {
    text = (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
  if (text.length < MIN_LENGTH) {
    throw new CopilotError("NOT_CONFIGURED", `${path} is damaged. Restore it, or delete the data folder to begin anew.`);
  }
  return text;
}
