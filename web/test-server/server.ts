import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { ApprovalCard, DecisionRequest, ThreadHistory } from "../../core/wire.ts";
import { answerTo, resultOf } from "./answers.ts";
import { reschedule, seenBy } from "./cards.ts";
import { demo, sessionOf } from "./demo.ts";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'";

export interface ScriptedServer {
  readonly url: string;
  readonly cards: Map<string, ApprovalCard>;
  /** Cuts the next POST /agent off: with its answer kept, or lost for good. */
  failNext: "no" | "cut" | "lose";
  close(): Promise<void>;
}

/** Stands in for the product's server in the browser tests: same addresses, scripted answers, sessions and CSRF checked. */
export async function scriptedServer(dist: string, port = 0): Promise<ScriptedServer> {
  const sessions = new Map<string, { readonly principal: string; readonly csrf: string }>();
  const threads = new Map<string, ThreadHistory>();
  const cards = new Map<string, ApprovalCard>();
  const control: { failNext: ScriptedServer["failNext"] } = { failNext: "no" };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const json = (status: number, body: unknown, headers = {}) =>
      void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    const session = sessions.get(/sid=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "");
    const body = request.method === "POST" ? JSON.parse(await text(request)) : null;

    if (pathname === "/api/demo") return json(200, demo);
    if (pathname === "/api/session" && request.method === "POST") {
      const id = randomUUID();
      sessions.set(id, { principal: body.as, csrf: randomUUID() });
      return json(200, {}, { "set-cookie": `sid=${id}; HttpOnly; SameSite=Strict; Path=/` });
    }
    if (/^\/(?:api|agent|approvals)\b/.test(pathname)) {
      if (session === undefined) return json(401, { code: "UNAUTHENTICATED", message: "You are signed out. Sign in again." });
      if (request.method !== "GET" && request.headers["x-csrf-token"] !== session.csrf)
        return json(403, { code: "DENIED", message: "This page is out of date. Reload it." });
    }
    if (pathname === "/api/session" && session)
      return request.method === "DELETE"
        ? json(200, {}, { "set-cookie": "sid=; Path=/; Max-Age=0" })
        : json(200, sessionOf(session.principal, session.csrf));
    if (pathname === "/agent" && session) return agent(body, session.principal, response);
    if (pathname === "/api/audit") {
      if (session?.principal !== "auditor@demo") return json(403, { code: "DENIED", message: "The audit log is for auditors." });
      return json(
        200,
        Array.from({ length: 30 }, (_, n) => ({
          seq: 130 - n,
          at: new Date(Date.now() - n * 60_000).toISOString(),
          kind: n % 3 ? "tool" : "decision",
          principal: "buyer@demo",
          summary: `Read find_orders, ${n} rows`,
        })),
      );
    }
    const [, area, id] = /^\/(api\/threads|approvals)(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (area === "api/threads") {
      const thread = threads.get(id ?? "");
      return thread
        ? json(200, { ...thread, approvals: thread.approvals.map((card) => seenBy(cards.get(card.id) ?? card, session?.principal ?? "")) })
        : json(404, { code: "NOT_FOUND", message: "No such thread." });
    }
    if (area === "approvals" && session) {
      if (id === undefined)
        return json(
          200,
          [...cards.values()]
            .filter(({ status }) => (searchParams.get("status") ?? status) === status)
            .map((card) => seenBy(card, session.principal)),
        );
      const card = cards.get(id);
      if (card === undefined) return json(404, { code: "NOT_FOUND", message: "There is no such approval." });
      return request.method === "POST" ? decide(card, body, session.principal, json) : json(200, seenBy(card, session.principal));
    }
    return file(pathname, response);
  }

  function decide(card: ApprovalCard, { decision, digest, note }: DecisionRequest, by: string, json: (status: number, body: unknown) => void): void {
    if (!seenBy(card, by).mayDecide) {
      json(403, { code: "DENIED", message: "You may not countersign this change." });
      return;
    }
    if (card.status !== "pending" || digest !== card.digest) {
      json(409, { code: "STALE", message: "Somebody else has decided this already." });
      return;
    }
    const decided: ApprovalCard = {
      ...card,
      status: decision === "approve" ? "committing" : "rejected",
      decisions: [{ by, decision, at: new Date().toISOString(), note: note ?? null }],
      outcome: decision === "approve" ? null : "The delivery keeps its date.",
    };
    cards.set(card.id, decided);
    if (decision === "approve")
      setTimeout(
        () => cards.set(card.id, { ...decided, status: "committed", outcome: "Odoo now holds 5 June 2026 for WH/OUT/00012. Receipt rc_81c2." }),
        700,
      );
    json(200, seenBy(decided, by));
  }

  async function agent(
    input: { threadId: string; runId: string; messages: { content: string }[] },
    principal: string,
    response: ServerResponse,
  ): Promise<void> {
    const failure = control.failNext;
    control.failNext = "no";
    const question = input.messages.at(-1)?.content ?? "";
    const answer = answerTo(question);
    const send = (event: object) => response.write(`data: ${JSON.stringify(event)}\n\n`);
    response.writeHead(200, { "content-type": "text/event-stream" });
    send({ type: "RUN_STARTED", threadId: input.threadId, runId: input.runId });
    send({ type: "TOOL_CALL_START", toolCallId: "c1", toolCallName: "get_order_status" });
    send({ type: "TOOL_CALL_END", toolCallId: "c1" });
    await pause(60);
    send({ type: "TOOL_CALL_RESULT", messageId: "r1", toolCallId: "c1", role: "tool", content: "ok" });
    if (/^break$/.test(question))
      return void response.end(
        `data: ${JSON.stringify({ type: "RUN_ERROR", message: "Odoo is not answering. Try again in a minute.", code: "ODOO_UNREACHABLE" })}\n\n`,
      );
    for (let at = 0; at < answer.answer.length; at += 24) {
      send({ type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: answer.answer.slice(at, at + 24) });
      if (at < 500) await pause(8);
    }
    const proposed = answer.proposes ? reschedule(`ap_${cards.size + 1}`, principal, Date.now()) : null;
    if (proposed) cards.set(proposed.id, proposed);
    const approvals = proposed ? [{ id: proposed.id, digest: proposed.digest, summary: proposed.summary, expiresAt: proposed.expiresAt }] : [];
    const result = { ...resultOf(answer, { id: input.runId, thread: input.threadId, question, principal }), approvals };
    const before = threads.get(input.threadId) ?? { thread: input.threadId, turns: [], approvals: [] };
    if (failure === "lose") return void response.destroy();
    threads.set(input.threadId, {
      ...before,
      turns: [...before.turns, { question, result }],
      approvals: [...before.approvals, ...(proposed ? [proposed] : [])],
    });
    if (failure === "cut") return void response.destroy();
    if (proposed) send({ type: "CUSTOM", name: "countersign.proposal", value: seenBy(proposed, principal) });
    send({ type: "CUSTOM", name: "countersign.turn", value: result });
    response.end(`data: ${JSON.stringify({ type: "RUN_FINISHED", threadId: input.threadId, runId: input.runId })}\n\n`);
  }

  function file(pathname: string, response: ServerResponse): void {
    if (pathname === "/embedding")
      return void response
        .writeHead(200, { "content-type": "text/html" })
        .end(
          '<!doctype html><h1>Another site</h1><div style="height:600px"><countersign-widget></countersign-widget></div><script type="module" src="/widget.js"></script>',
        );
    const page = pathname === "/" ? "/index.html" : pathname.startsWith("/console") ? "/console.html" : normalize(pathname);
    const path = join(dist, page);
    if (!existsSync(path)) return void response.writeHead(404).end();
    response
      .writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-security-policy": CSP })
      .end(readFileSync(path));
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return Object.assign(control, {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : port}`,
    cards,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function text(request: IncomingMessage): Promise<string> {
  let all = "";
  for await (const part of request) all += String(part);
  return all;
}
