import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApprovalCard, DecisionRequest, TurnResult } from "../../core/wire.ts";
import { WIRE_EVENTS } from "../../core/wire.ts";
import { readConfig } from "../../server/config.ts";
import type { StartOptions } from "../../server/main.ts";
import { startServer } from "../verbs/serve.ts";

/** The whole program on a port of its own, with the small embedded Odoo and an empty data folder, unless the settings say otherwise. */
export async function startTestServer(settings: Readonly<Record<string, string>> = {}, options: StartOptions = {}) {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-serve-"));
  const config = readConfig({
    COUNTERSIGN_DATA: dataFolder,
    COUNTERSIGN_PORT: "0",
    COUNTERSIGN_SANDBOX_SIZE: "small",
    COUNTERSIGN_LOG: "error",
    COUNTERSIGN_TIME_ZONE: "UTC",
    ...settings,
  });
  const server = await startServer(config, () => undefined, options);
  return {
    ...server,
    dataFolder,
    signIn: (as: string) => signIn(server.url, as),
    async dispose(): Promise<void> {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A signed-in browser without the browser: cookie and CSRF token, as the pages use them. */
export async function signIn(url: string, as: string) {
  const opened = await fetch(`${url}/api/session`, { method: "POST", body: JSON.stringify({ as }), headers: { "content-type": "application/json" } });
  if (opened.status !== 204) throw new Error(`signing in as ${as}: ${opened.status} ${await opened.text()}`);
  const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const { csrf } = await (await fetch(`${url}/api/session`, { headers: { cookie } })).json();
  const headers = { cookie, "x-csrf-token": String(csrf), "content-type": "application/json" };
  const thread = crypto.randomUUID();
  return {
    headers,
    get: async (path: string) => (await fetch(`${url}${path}`, { headers })).json(),
    ask: (question: string, inThread = thread) => ask(url, headers, inThread, question),
    decide: async (
      card: Pick<ApprovalCard, "id" | "digest">,
      decision: DecisionRequest["decision"],
      more: Partial<DecisionRequest> = {},
    ): Promise<{ readonly status: number; readonly body: ApprovalCard & { readonly code?: string } }> => {
      const response = await fetch(`${url}/approvals/${card.id}`, {
        method: "POST",
        headers,
        body: JSON.stringify({ decision, digest: card.digest, ...more }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** One turn over POST /agent: its events, and the result that closes it. */
export async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  threadId: string,
  question: string,
  runId: string = crypto.randomUUID(),
) {
  const body = JSON.stringify({
    threadId,
    runId,
    messages: [{ id: "1", role: "user", content: question }],
    tools: [],
    context: [],
    state: {},
    forwardedProps: {},
  });
  const response = await fetch(`${url}/agent`, { method: "POST", headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST /agent: ${response.status} ${text}`);
  const events: { readonly type: string; readonly name?: string; readonly value?: unknown }[] = text
    .split("\n")
    .flatMap((line) => (line.startsWith("data:") ? [JSON.parse(line.slice(5))] : []));
  const turn = events.find(({ name }) => name === WIRE_EVENTS.turn)?.value;
  // The closing event's value is a TurnResult by the wire contract; anything else fails the caller's assertions.
  return { events, result: turn as TurnResult };
}
