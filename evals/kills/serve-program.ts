import { spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Config } from "../../server/config.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** `cs serve` on a free port, once it says that it is ready. */
export async function serveProgram(config: Config) {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    COUNTERSIGN_DATA: config.dataFolder,
    COUNTERSIGN_POLICY: config.policyFolder,
    COUNTERSIGN_PORT: "0",
    COUNTERSIGN_SANDBOX_SIZE: config.sandboxSize,
    COUNTERSIGN_TIME_ZONE: config.timeZone,
    COUNTERSIGN_LOG: "error",
    ...(config.odoo ? { ODOO_URL: config.odoo.url, ODOO_DB: config.odoo.db } : {}),
    ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}),
  };
  const child = spawn(process.execPath, [`${ROOT}/cli/cs.ts`, "serve"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await new Promise<string>((ready, fail) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += String(chunk);
        const address = /ready at (\S+)/.exec(said)?.[1];
        if (address !== undefined) ready(address);
      });
    void gone.then(() => fail(new Error(`cs serve ended: ${said}`)));
  });
  return {
    url,
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** A signed-in browser session without the browser, as one of the demo's people. */
export async function signedIn(url: string, as: string) {
  const json = { "content-type": "application/json" };
  const opened = await fetch(`${url}/api/session`, { method: "POST", body: JSON.stringify({ as }), headers: json });
  if (opened.status !== 204) throw new Error(`Signing in as ${as} was answered ${opened.status}: ${await opened.text()}`);
  const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const session: { readonly csrf?: unknown } = await (await fetch(`${url}/api/session`, { headers: { cookie } })).json();
  const headers = { ...json, cookie, "x-csrf-token": String(session.csrf) };
  return {
    async approve(id: string, digest: string): Promise<number> {
      const body = JSON.stringify({ decision: "approve", digest });
      const response = await fetch(`${url}/approvals/${id}`, { method: "POST", headers, body });
      await response.arrayBuffer();
      return response.status;
    },
    async status(id: string): Promise<string> {
      const card: { readonly status?: unknown } = await (await fetch(`${url}/approvals/${id}`, { headers })).json();
      return String(card.status);
    },
  };
}
