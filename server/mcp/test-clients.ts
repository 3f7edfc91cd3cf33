import { Client, StreamableHTTPClientTransport, type Transport } from "@modelcontextprotocol/client";
import { Client as OlderClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport as OlderTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { CallToolResultSchema, ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";

/** What the tests ask of a client, whichever library it is. */
export interface TestClient {
  readonly era: string;
  tools(): Promise<
    readonly {
      readonly name: string;
      readonly description?: string | undefined;
      readonly readOnly: boolean | undefined;
      readonly output: unknown;
      readonly input: unknown;
    }[]
  >;
  call(name: string, args: Record<string, unknown>): Promise<{ readonly text: string; readonly data: unknown; readonly isError: boolean }>;
  prompts(): Promise<readonly string[]>;
  prompt(name: string, args?: Record<string, string>): Promise<string>;
  readonly asked: readonly unknown[];
  close(): Promise<void>;
}

/** Whether and how the client answers when it is shown an address. */
export type Elicitation = "none" | "accept" | "decline";

const textOf = (content: unknown): string =>
  z
    .array(z.object({ text: z.string() }))
    .parse(content)
    .map(({ text }) => text)
    .join("\n");
const promptText = (messages: unknown): string =>
  z
    .array(z.object({ content: z.object({ text: z.string() }) }))
    .parse(messages)
    .map(({ content }) => content.text)
    .join("\n");
const headers = (token: string) => ({ requestInit: { headers: { authorization: `Bearer ${token}` } } });

export async function connectHttp(url: URL, token: string, mode: "auto" | "legacy", elicitation: Elicitation = "none"): Promise<TestClient> {
  return connect(new StreamableHTTPClientTransport(url, headers(token)), mode, elicitation);
}

export async function connect(transport: Transport, mode: "auto" | "legacy", elicitation: Elicitation = "none"): Promise<TestClient> {
  const asked: unknown[] = [];
  const client = new Client(
    { name: "test", version: "1" },
    { capabilities: elicitation === "none" ? {} : { elicitation: { url: {} } }, versionNegotiation: { mode } },
  );
  if (elicitation !== "none") {
    client.setRequestHandler("elicitation/create", ({ params }) => {
      asked.push(params);
      return { action: elicitation, ...(elicitation === "accept" ? { content: { approve: true, decision: "approve" } } : {}) };
    });
  }
  await client.connect(transport);
  return {
    era: client.getProtocolEra() ?? "unknown",
    asked,
    tools: async () =>
      (await client.listTools()).tools.map((tool) => ({
        name: tool.name,
        description: tool.description,
        readOnly: tool.annotations?.readOnlyHint,
        output: tool.outputSchema,
        input: tool.inputSchema,
      })),
    async call(name, args) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
      return { text: textOf(content), data: structuredContent, isError: isError === true };
    },
    prompts: async () => (await client.listPrompts()).prompts.map(({ name }) => name),
    prompt: async (name, args) => promptText((await client.getPrompt({ name, ...(args ? { arguments: args } : {}) })).messages),
    close: () => client.close(),
  };
}

/** The library that today's desktop assistants embed. */
export async function connectOlder(url: URL, token: string, elicitation: Elicitation = "none"): Promise<TestClient> {
  const asked: unknown[] = [];
  const client = new OlderClient({ name: "older", version: "1" }, { capabilities: elicitation === "none" ? {} : { elicitation: { url: {} } } });
  if (elicitation !== "none") {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      asked.push(params);
      return { action: elicitation };
    });
  }
  const transport = new OlderTransport(url, headers(token));
  await client.connect(transport);
  return {
    era: "legacy",
    asked,
    tools: async () =>
      (await client.listTools()).tools.map((tool) => ({
        name: tool.name,
        description: tool.description,
        readOnly: tool.annotations?.readOnlyHint,
        output: tool.outputSchema,
        input: tool.inputSchema,
      })),
    async call(name, args) {
      const { content, structuredContent, isError } = CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));
      return { text: textOf(content), data: structuredContent, isError: isError === true };
    },
    prompts: async () => (await client.listPrompts()).prompts.map(({ name }) => name),
    prompt: async (name, args) => promptText((await client.getPrompt({ name, ...(args ? { arguments: args } : {}) })).messages),
    close: () => client.close(),
  };
}
