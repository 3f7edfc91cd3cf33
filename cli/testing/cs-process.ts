import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** Everything that would lead a child away from the small embedded Odoo and its own data folder, unless a test says so. */
const OWN = {
  COUNTERSIGN_PORT: "0",
  COUNTERSIGN_SANDBOX_SIZE: "small",
  COUNTERSIGN_TIME_ZONE: "UTC",
  DATABASE_URL: "",
  ODOO_URL: "",
  ODOO_DB: "",
  OPENAI_MODEL: "",
  OPENAI_API_KEY: "",
  OPENAI_BASE_URL: "",
};

function cs(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  const env = { ...process.env, ...OWN, ...settings };
  return spawn(process.execPath, [join(ROOT, "cli/cs.ts"), ...args], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a `cs` verb as a person would; its exit code and all that it printed. */
export function runCs(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = cs(args, settings);
  return new Promise((done) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += String(chunk)));
    child.once("close", (code) => done({ code, said }));
  });
}

/** `cs serve` as a process of its own, once it says that it is ready. `kill` is kill -9. */
export function serveInProcess(settings: Readonly<Record<string, string>>): Promise<ServeProcess> {
  const child = cs(["serve"], settings);
  const gone = new Promise<number | null>((done) => child.once("exit", done));
  return new Promise((ready, fail) => {
    let said = "";
    const listen = (chunk: unknown) => {
      said += String(chunk);
      const url = /ready at (\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      ready({
        url,
        async kill() {
          child.kill("SIGKILL");
          await gone;
        },
      });
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", listen);
    void gone.then((code) => fail(new Error(`cs serve ended with ${code}: ${said}`)));
  });
}

export interface ServeProcess {
  readonly url: string;
  kill(): Promise<void>;
}
