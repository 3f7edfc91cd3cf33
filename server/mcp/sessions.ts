import { type McpServer, WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import type { Clock } from "../../core/clock.ts";
import type { Principal } from "../../core/principal.ts";

const MOST_SESSIONS = 500;
const MOST_PER_PRINCIPAL = 20;
const IDLE_MS = 8 * 3_600_000;

interface Session {
  /** As authenticated by the latest request: the same person, perhaps with other roles than when the session began. */
  principal: Principal;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly server: McpServer;
  usedAt: number;
}

/** Sessions of older clients, each bound to the principal that began it: another principal's looks unknown. */
export function createSessions(build: (who: () => Principal) => McpServer, clock: Clock) {
  const sessions = new Map<string, Session>();

  async function handle(request: Request, principal: Principal): Promise<Response> {
    const id = request.headers.get("mcp-session-id");
    if (id === null) return begin(request, principal);
    await drop(([, { usedAt }]) => clock().getTime() - usedAt > IDLE_MS);
    const session = sessions.get(id);
    if (!session || session.principal.id !== principal.id) return unknownSession();
    session.principal = principal;
    session.usedAt = clock().getTime();
    return session.transport.handleRequest(request);
  }

  async function begin(request: Request, principal: Principal): Promise<Response> {
    await makeRoom(principal);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, session),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    const session: Session = { principal, transport, server: build(() => session.principal), usedAt: clock().getTime() };
    await session.server.connect(transport);
    const response = await transport.handleRequest(request);
    if (transport.sessionId === undefined) await session.server.close();
    return response;
  }

  async function makeRoom(principal: Principal): Promise<void> {
    const oldestFirst = [...sessions].sort(([, one], [, other]) => one.usedAt - other.usedAt);
    const own = oldestFirst.filter(([, session]) => session.principal.id === principal.id);
    const surplus = new Set(
      [
        ...own.slice(0, Math.max(0, own.length - MOST_PER_PRINCIPAL + 1)),
        ...oldestFirst.slice(0, Math.max(0, oldestFirst.length - MOST_SESSIONS + 1)),
      ].map(([id]) => id),
    );
    await drop(([id]) => surplus.has(id));
  }

  async function drop(goes: (entry: [string, Session]) => boolean): Promise<void> {
    for (const entry of [...sessions].filter(goes)) {
      sessions.delete(entry[0]);
      await entry[1].server.close();
    }
  }

  return { handle, close: () => drop(() => true) };
}

function unknownSession(): Response {
  return Response.json({ jsonrpc: "2.0", error: { code: -32001, message: "Session not found" }, id: null }, { status: 404 });
}
