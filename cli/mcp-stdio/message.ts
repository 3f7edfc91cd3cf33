import { z } from "zod";

const schema = z.looseObject({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string().optional(),
  params: z.looseObject({}).optional(),
});

/** A JSON-RPC message as it passes through; only what routing needs is looked at. */
export type Message = z.infer<typeof schema>;

export function parseMessage(line: string): Message | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** A message that expects an answer. */
export function isRequest(message: Message): message is Message & { readonly id: string | number; readonly method: string } {
  return message.id !== undefined && message.method !== undefined;
}

const envelope = z.looseObject({ _meta: z.looseObject({ "io.modelcontextprotocol/protocolVersion": z.string() }) });
const NAMED_BY: Readonly<Record<string, string>> = { "tools/call": "name", "prompts/get": "name", "resources/read": "uri" };

/** The headers that repeat what the body of a newer client's request says; undefined for an older client's. */
export function envelopeHeaders({ method, params }: Message): Record<string, string> | undefined {
  const parsed = envelope.safeParse(params);
  if (!parsed.success || method === undefined) return undefined;
  const name = params?.[NAMED_BY[method] ?? ""];
  return {
    "mcp-protocol-version": parsed.data._meta["io.modelcontextprotocol/protocolVersion"],
    "mcp-method": method,
    ...(typeof name === "string" ? { "mcp-name": headerText(name) } : {}),
  };
}

/** Text that no header may carry as it is travels in base64, marked as such. */
function headerText(text: string): string {
  const plain = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) && !text.startsWith("=?base64?");
  return plain ? text : `=?base64?${Buffer.from(text, "utf8").toString("base64")}?=`;
}

export function errorAnswer(id: string | number | null, code: number, message: string) {
  return { jsonrpc: "2.0", id, error: { code, message } };
}
