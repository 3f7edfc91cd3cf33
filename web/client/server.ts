import type { ApprovalCard, ApprovalStatus, DecisionRequest, DemoInfo, QualityReport, SessionInfo, ThreadHistory, Verdict } from "../../core/wire.ts";
import { type AgentEvent, parseAgentEvent } from "./agent-event.ts";
import type { DelegationView, StandingOrderOptions, StandingOrderTerms, StandingOrderView, SwitchRow } from "./governance.ts";
import { newId } from "./new-id.ts";
import { refusal, unreachable } from "./server-error.ts";
import { readEvents } from "./sse.ts";

/** One row of GET /api/audit. */
export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly principal: string;
  readonly summary: string;
}

export interface Question {
  readonly thread: string;
  readonly run: string;
  readonly text: string;
  readonly signal: AbortSignal;
}

export type Server = ReturnType<typeof connect>;

/** The server as the pages see it; every refusal is a ServerError. `base` is its address, "" for the page's own. */
export function connect(base: string) {
  let csrf = "";

  async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const headers = { ...(body === undefined ? {} : { "content-type": "application/json" }), ...(method === "GET" ? {} : { "x-csrf-token": csrf }) };
    const init = { method, headers, credentials: "include", ...(body === undefined ? {} : { body: JSON.stringify(body) }) } as const;
    const response = await fetch(base + path, { ...init, ...(signal === undefined ? {} : { signal }) }).catch((error: unknown) => {
      throw signal?.aborted ? error : unreachable();
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }

  async function get<T>(path: string): Promise<T> {
    const response = await send("GET", path);
    const body: T = await response.json().catch(() => {
      throw unreachable();
    });
    return body;
  }

  async function session(): Promise<SessionInfo> {
    const info = await get<SessionInfo>("/api/session");
    csrf = info.csrf;
    return info;
  }

  /** A connection that has not asked for the session yet has no token; where nobody is signed in, none is needed. */
  async function ownToken(): Promise<void> {
    if (csrf === "") await session().catch(() => undefined);
  }

  return {
    base,
    session,
    demo: () => get<DemoInfo>("/api/demo"),
    async signIn(principal: string): Promise<SessionInfo> {
      await ownToken();
      await send("POST", "/api/session", { as: principal });
      return session();
    },
    async signOut(): Promise<void> {
      await ownToken();
      await send("DELETE", "/api/session");
    },
    thread: (id: string) => get<ThreadHistory>(`/api/threads/${encodeURIComponent(id)}`),
    async judge(thread: string, turn: string, verdict: Verdict | null): Promise<void> {
      await send("POST", "/api/feedback", { thread, turn, verdict });
    },
    quality: () => get<QualityReport>("/quality"),
    approvals: (status?: ApprovalStatus) => get<readonly ApprovalCard[]>(status === undefined ? "/approvals" : `/approvals?status=${status}`),
    approval: (id: string) => get<ApprovalCard>(approvalPath(id)),
    async decide(id: string, request: DecisionRequest): Promise<ApprovalCard> {
      const response = await send("POST", approvalPath(id), request);
      const card: ApprovalCard = await response.json();
      return card;
    },
    switches: () => get<readonly SwitchRow[]>("/switches"),
    async flip(id: string, on: boolean, reason: string): Promise<void> {
      await send("POST", `/switches/${encodeURIComponent(id)}`, { on, reason });
    },
    standingOrders: () => get<readonly StandingOrderView[]>("/standing-orders"),
    standingOrderOptions: () => get<StandingOrderOptions>("/standing-orders/options"),
    async proposeStandingOrder(terms: StandingOrderTerms): Promise<void> {
      await send("POST", "/standing-orders", terms);
    },
    async signStandingOrder({ id, digest }: Pick<StandingOrderView, "id" | "digest">): Promise<void> {
      await send("POST", `/standing-orders/${encodeURIComponent(id)}/sign`, { digest });
    },
    async revokeStandingOrder(id: string): Promise<void> {
      await send("POST", `/standing-orders/${encodeURIComponent(id)}/revoke`);
    },
    delegations: () => get<readonly DelegationView[]>("/delegations"),
    async delegate(grant: { readonly to: string; readonly upTo: string; readonly until: string }): Promise<void> {
      await send("POST", "/delegations", grant);
    },
    async revokeDelegation(id: string): Promise<void> {
      await send("POST", `/delegations/${encodeURIComponent(id)}/revoke`);
    },
    odooKey: () => get<{ readonly odoo: string; readonly has: boolean }>("/api/odoo-key"),
    async storeOdooKey(apiKey: string): Promise<void> {
      await send("PUT", "/api/odoo-key", { apiKey });
    },
    async forgetOdooKey(): Promise<void> {
      await send("DELETE", "/api/odoo-key");
    },
    audit: (limit: number) => get<readonly AuditRow[]>(`/api/audit?limit=${limit}`),
    async *ask({ thread, run, text, signal }: Question): AsyncGenerator<AgentEvent> {
      const messages = [{ id: newId(), role: "user", content: text }];
      const response = await send(
        "POST",
        "/agent",
        { threadId: thread, runId: run, messages, state: {}, tools: [], context: [], forwardedProps: {} },
        signal,
      );
      if (response.body === null) throw unreachable();
      for await (const data of readEvents(response.body)) {
        const event = parseAgentEvent(data);
        if (event !== null) yield event;
      }
    },
  };
}

const approvalPath = (id: string) => `/approvals/${encodeURIComponent(id)}`;

/** The page on which one approval is decided. */
export const approvalPage = (base: string, id: string) => `${base}/console/approvals/${encodeURIComponent(id)}`;
