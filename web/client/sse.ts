/** Takes the text of a server-sent event stream as it arrives and returns the data of every event that is complete. */
export function sseParser(): (chunk: string) => readonly string[] {
  let rest = "";
  let data: string[] = [];
  return (chunk) => {
    const done: string[] = [];
    const text = rest + chunk;
    // A carriage return at the very end may be half of a line end, so it waits for the next chunk.
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "") + text.slice(end);
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) done.push(data.join("\n"));
        data = [];
      } else if (line === "data") data.push("");
      else if (line.startsWith("data:")) data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    }
    return done;
  };
}

/** The data of each event of a response body; an event that the connection cut off is dropped. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const parse = sseParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield* parse(decoder.decode(next.value, { stream: true }));
    yield* parse(decoder.decode());
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
