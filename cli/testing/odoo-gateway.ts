import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of one request: it passes; it never arrives; Odoo answers and the line breaks; Odoo answers and nothing is ever heard. */
export type Passage = "pass" | "lost on the way" | "answer lost" | "answer held back";

export interface OdooRequest {
  readonly path: string;
  readonly body: string;
}

/** A loopback door in front of a real Odoo that can be shut, and that can lose requests and answers as a network does. */
export async function openGateway(target: string) {
  const { hostname, port } = new URL(target);
  const state = { passage: (_: OdooRequest): Passage | Promise<Passage> => "pass", shut: false };
  const server = createServer((incoming, outgoing) => {
    void forward(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const path = incoming.url ?? "/";
    const passage = await state.passage({ path, body: body.toString("utf8") });
    if (passage === "lost on the way") {
      incoming.socket.destroy();
      return;
    }
    const onward = request({ hostname, port, path, method: incoming.method, headers: { ...incoming.headers, connection: "close" } }, (answer) => {
      answer.once("error", () => outgoing.destroy());
      if (passage !== "pass") {
        answer.resume();
        if (passage === "answer lost") answer.once("end", () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once("error", () => outgoing.destroy());
    onward.end(body);
  }

  const listen = (at: number) => new Promise<void>((ready, fail) => server.once("error", fail).listen(at, "127.0.0.1", () => ready()));
  await listen(0);
  const own = (server.address() as AddressInfo).port;

  async function shut(): Promise<void> {
    if (state.shut) return;
    state.shut = true;
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.closeAllConnections();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${own}`,
    /** Decides the passage of every request from now on; without one they all pass. */
    rule(passage: (sent: OdooRequest) => Passage | Promise<Passage> = () => "pass"): void {
      state.passage = passage;
    },
    /** From now on connections are refused, as by an Odoo that is stopped. */
    shut,
    async reopen(): Promise<void> {
      if (!state.shut) return;
      await listen(own);
      state.shut = false;
    },
    close: shut,
  };
}

export type Gateway = Awaited<ReturnType<typeof openGateway>>;

/** Whether a request carries out a change: the companion's commit. */
export function isCommit({ path, body }: OdooRequest): boolean {
  return path.endsWith("/ir.actions.server/run") && /"op":\s*"commit"/.test(body);
}
