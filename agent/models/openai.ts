import { ChatOpenAI } from "@langchain/openai";
import { CopilotError } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import { SYSTEM_PROMPT } from "../prompts/system.ts";
import type { Model, ModelRequest, ModelStep } from "./model.ts";
import { fetchStream } from "./openai/fetch-stream.ts";
import { functionsOf, messagesOf } from "./openai/messages.ts";
import { readReply } from "./openai/read-reply.ts";
import { stepOf } from "./openai/step.ts";

export interface OpenAiSettings {
  /** Any endpoint that speaks chat completions; OpenAI's own when absent. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string;
  readonly model: string;
  readonly log: Log;
}

const OPENAI = "https://api.openai.com/v1";
/** Models that take no temperature. */
const REASONING = /^(o\d|gpt-5)/;

/** A language model behind any OpenAI-compatible endpoint. It is believed nothing: what is not a well-formed step is an unavailable model. */
export function createOpenAiModel({ baseUrl, apiKey, model, log }: OpenAiSettings): Model {
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
    const tools = functionsOf(request.tools);
    const started = performance.now();
    try {
      request.signal.throwIfAborted();
      const stream = await chat.stream(messagesOf(request), { signal: request.signal, ...(tools.length > 0 ? { tools } : {}) });
      const reply = await readReply(stream, request);
      const step = stepOf(reply, new Set(request.tools.map(({ name }) => name)), request.results.length);
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

  return { name: model, provider: "openai_compatible", next };
}

const LONGEST_CAUSE = 300;

/** What went wrong, without response bodies, headers or the key that some providers repeat. */
function forLog(error: unknown, apiKey: string): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const status = typeof error === "object" && error !== null && "status" in error ? ` (status ${String(error.status)})` : "";
  const text = apiKey === "" ? message : message.replaceAll(apiKey, "•••");
  return new Error(`${name}: ${text.slice(0, LONGEST_CAUSE)}${status}`);
}
