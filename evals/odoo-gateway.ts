import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of one request: it passes; it never arrives; it arrives twice; Odoo answers and the line breaks; Odoo answers and nothing is ever heard. */
export type Passage = "pass" | "lost on the way" | "arrives twice" | "answer lost" | "answer held back";

/** Decides what becomes of a request; one that waits before it answers delays it. */
export type Rule = (sent: OdooRequest) => Passage | Promise<Passage>;

/** Told when Odoo has answered a request; one that waits delays the answer. */
export type Heard = (sent: OdooRequest) => Promise<void> | void;

export interface OdooRequest {
  readonly path: string;
  readonly body: string;
}

/** A loopback door in front of a real Odoo that can be shut, and that can lose requests and answers as a network does. */
export async function openGateway(target: string) {
  const { hostname, port } = new URL(target);
  const state: { rule: Rule; heard: Heard; shut: boolean } = { rule: () => "pass", heard: () => undefined, shut: false };
  const server = createServer((incoming, outgoing) => {
    void forward(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const path = incoming.url ?? "/";
    const sent = { path, body: body.toString("utf8") };
    const passage = await state.rule(sent);
    if (passage === "lost on the way") {
      incoming.socket.destroy();
      return;
    }
    const { method, headers } = incoming;
    const send = (take: (answer: IncomingMessage) => void, lost: () => void) =>
      request({ hostname, port, path, method, headers: { ...headers, connection: "close" } }, take)
        .once("error", lost)
        .end(body);
    if (passage === "arrives twice")
      send(
        (answer) => answer.resume(),
        () => undefined,
      );
    send(
      (answer) => void pass(sent, passage, answer, incoming, outgoing).catch(() => outgoing.destroy()),
      () => outgoing.destroy(),
    );
  }

  async function pass(
    sent: OdooRequest,
    passage: Passage,
    answer: IncomingMessage,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(Buffer.from(chunk));
    await state.heard(sent);
    if (passage === "answer lost") incoming.socket.destroy();
    if (passage === "answer lost" || passage === "answer held back") return;
    const { "transfer-encoding": _, ...headers } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, headers).end(Buffer.concat(chunks));
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
    rule(rule: Rule = () => "pass", heard: Heard = () => undefined): void {
      Object.assign(state, { rule, heard });
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
  return companionOp({ path, body }) === "commit";
}

/** What a request asks of the companion; undefined for every other request. */
export function companionOp({ path, body }: OdooRequest): string | undefined {
  return path.endsWith("/ir.actions.server/run") ? /"op":\s*"([a-z]+)"/.exec(body)?.[1] : undefined;
}
