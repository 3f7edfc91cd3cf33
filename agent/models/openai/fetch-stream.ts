import { z } from "zod";

const MOST_BODY = 1_000_000;

const whole = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: z.number().default(0),
        message: z.looseObject({ tool_calls: z.array(z.looseObject({})).nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.unknown(),
});

/** Asks for a stream, and makes one of the whole answer that some providers send all the same. */
export async function fetchStream(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (!response.ok || !response.headers.get("content-type")?.startsWith("application/json")) return response;
  const { choices, usage, ...base } = whole.parse(JSON.parse(await boundedText(response)));
  const chunks = choices.map(({ index, message, finish_reason }) => {
    const { tool_calls, ...rest } = message;
    const numbered = tool_calls?.map((call, position) => ({ ...call, index: position }));
    return { ...base, choices: [{ index, delta: { ...rest, ...(numbered ? { tool_calls: numbered } : {}) }, finish_reason }] };
  });
  const events = [...chunks.slice(0, 1), { ...base, choices: [], usage }].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  return new Response(`${events.join("")}data: [DONE]\n\n`, { headers: { "content-type": "text/event-stream" } });
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > MOST_BODY) throw new Error("the reply is too long");
  }
  return text;
}
