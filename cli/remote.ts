import { z } from "zod";
import { CopilotError } from "../core/errors.ts";
import type { Config } from "../server/config.ts";
import type { VerbIo } from "./verb.ts";

const lineSchema = z.union([z.object({ out: z.string() }), z.object({ err: z.string() }), z.object({ exit: z.number() })]);

interface RemoteCall {
  readonly verb: string;
  readonly args: readonly string[];
  readonly config: Config;
}

/** While a server runs it alone owns the data folder, so that the verb runs there and its output is printed here. */
export async function runInServer(
  server: { readonly address: string; readonly token: string },
  { verb, args, config }: RemoteCall,
  io: VerbIo,
): Promise<number> {
  const body = JSON.stringify({ verb, args, folder: process.cwd(), config: { odoo: config.odoo, odooAdmin: config.odooAdmin } });
  let response: Response;
  try {
    response = await fetch(`${server.address}/cli`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    });
  } catch (cause) {
    throw new CopilotError(
      "STORE_UNAVAILABLE",
      `A server holds the data folder but doesn't answer at ${server.address}. Stop it, or wait until it has started.`,
      { cause },
    );
  }
  if (!response.ok || !response.body) {
    const refusal = z.object({ code: z.string(), message: z.string() }).safeParse(await response.json().catch(() => undefined));
    throw new CopilotError(
      "STORE_UNAVAILABLE",
      refusal.success ? refusal.data.message : `The server at ${server.address} refused the command with status ${response.status}.`,
    );
  }
  let exit = 1;
  for await (const line of linesOf(response.body)) {
    const parsed = lineSchema.parse(JSON.parse(line));
    if ("out" in parsed) io.out(parsed.out);
    else if ("err" in parsed) io.err(parsed.err);
    else exit = parsed.exit;
  }
  return exit;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  if (rest.trim() !== "") yield rest;
}
