import { ChatOpenAI } from "@langchain/openai";
import { CopilotError } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import { SYSTEM_PROMPT } from "../prompts/system.ts";
import type { CircuitBreaker } from "./chain/circuit-breaker.ts";
import type { Model, ModelRequest, ModelStep } from "./model.ts";
import { fetchStream } from "./openai/fetch-stream.ts";
import { functionsOf, messagesOf } from "./openai/messages.ts";
import { readReply } from "./openai/read-reply.ts";
import { type Reply, stepOf } from "./openai/step.ts";

export interface OpenAiSettings {
  /** Any endpoint that speaks chat completions; OpenAI's own when absent. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string;
  readonly model: string;
  /** The entry of providers.yaml that says what it may see and what it costs. */
  readonly provider?: string;
  /** Whether it keeps to a schema exactly (strict function calling). */
  readonly structured?: boolean;
  readonly breaker?: CircuitBreaker;
  readonly log: Log;
}

const OPENAI = "https://api.openai.com/v1";
/** Models that take no temperature. */
const REASONING = /^(o\d|gpt-5)/;

/** A language model behind any OpenAI-compatible endpoint. It is believed nothing: what is not a well-formed step is an unavailable model. */
export function createOpenAiModel({
  baseUrl,
  apiKey,
  model,
  provider = "openai_compatible",
  structured = false,
  breaker,
  log,
}: OpenAiSettings): Model {
  const chat = new ChatOpenAI({
    model,
    apiKey,
    ...(REASONING.test(model) ? {} : { temperature: 0 }),
    maxRetries: 0,
    streamUsage: true,
    useResponsesApi: false,
    // The library would write what it can't parse to the terminal.
    configuration: { baseURL: baseUrl ?? OPENAI, logLevel: "off", fetch: fetchStream },
  });

  async function next(request: ModelRequest): Promise<ModelStep> {
    const tools = functionsOf(request.tools, structured);
    const messages = messagesOf(request);
    const started = performance.now();
    breaker?.admit();
    try {
      const reply = await replyTo(request, async () => {
        const stream = await chat.stream(messages, {
          signal: request.signal,
          ...(tools.length > 0 ? { tools, ...(structured ? { strict: true } : {}) } : {}),
        });
        return readReply(stream, request);
      });
      const usage = counted(reply, JSON.stringify([messages.map(({ content, additional_kwargs }) => [content, additional_kwargs]), tools]).length);
      request.onUsage?.(usage);
      const step = stepOf({ ...reply, usage }, new Set(request.tools.map(({ name }) => name)), request.results.length, structured);
      log.info(
        {
          model,
          prompt: SYSTEM_PROMPT.version,
          promptHash: SYSTEM_PROMPT.hash,
          step: step.kind,
          ms: Math.round(performance.now() - started),
          ...step.usage,
        },
        "the language model answered",
      );
      return step;
    } catch (error) {
      const message = request.signal.aborted ? "The language model took too long." : "The language model is not available.";
      throw new CopilotError("MODEL_UNAVAILABLE", message, { cause: forLog(error, apiKey) });
    }
  }

  /** A provider that can't be reached is left alone after a while; one that answers nonsense can be reached. */
  async function replyTo(request: ModelRequest, ask: () => Promise<Reply>): Promise<Reply> {
    try {
      request.signal.throwIfAborted();
      const reply = await ask();
      breaker?.answered();
      return reply;
    } catch (error) {
      breaker?.failed();
      throw error;
    }
  }

  return { name: model, provider, next };
}

const CHARACTERS_PER_TOKEN = 4;

/** The provider's count, or an estimate where it gives none: what isn't counted would be free. */
function counted({ usage, text, calls }: Reply, sent: number): Reply["usage"] {
  const received = text.length + calls.reduce((sum, { name = "", args }) => sum + name.length + args.length, 0);
  return {
    inputTokens: usage.inputTokens > 0 ? usage.inputTokens : Math.ceil(sent / CHARACTERS_PER_TOKEN),
    outputTokens: usage.outputTokens > 0 ? usage.outputTokens : Math.ceil(received / CHARACTERS_PER_TOKEN),
  };
}

const LONGEST_CAUSE = 300;

/** What went wrong, without response bodies, headers or the key that some providers repeat. */
function forLog(error: unknown, apiKey: string): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const status = typeof error === "object" && error !== null && "status" in error ? ` (status ${String(error.status)})` : "";
  const text = apiKey === "" ? message : message.replaceAll(apiKey, "•••");
  return new Error(`${name}: ${text.slice(0, LONGEST_CAUSE)}${status}`);
}
