import { Tiktoken } from "js-tiktoken/lite";
import o200kBase from "js-tiktoken/ranks/o200k_base";

/** What a message costs beside its words: its role and where it begins and ends. */
const PER_MESSAGE = 4;

/** One request to a provider of chat completions, as far as it is paid for. */
export interface PaidRequest {
  readonly messages: readonly { readonly role: string; readonly content: string | null; readonly tool_calls?: readonly unknown[] | undefined }[];
  readonly tools?: readonly unknown[] | undefined;
}

export interface TokenParts {
  readonly prompt: number;
  readonly definitions: number;
  /** Everything else: the conversation, calls and results. */
  readonly conversation: number;
}

/** Counts a request's input tokens with OpenAI's o200k encoding, offline; tools and calls as the JSON that is sent. */
export function createTokenCount() {
  const encoding = new Tiktoken(o200kBase);
  const count = (text: string) => encoding.encode(text, "all", []).length;
  const messageTokens = ({ content, tool_calls }: PaidRequest["messages"][number]) =>
    PER_MESSAGE + count(content ?? "") + (tool_calls ? count(JSON.stringify(tool_calls)) : 0);
  return (request: PaidRequest): TokenParts => {
    const isPrompt = ({ role }: PaidRequest["messages"][number]) => role === "system";
    const sum = (messages: PaidRequest["messages"]) => messages.reduce((total, message) => total + messageTokens(message), 0);
    return {
      prompt: sum(request.messages.filter(isPrompt)),
      definitions: request.tools ? count(JSON.stringify(request.tools)) : 0,
      conversation: sum(request.messages.filter((message) => !isPrompt(message))),
    };
  };
}

export type TokenCount = ReturnType<typeof createTokenCount>;

export function totalOf(parts: readonly TokenParts[]): number {
  return parts.reduce((sum, { prompt, definitions, conversation }) => sum + prompt + definitions + conversation, 0);
}
