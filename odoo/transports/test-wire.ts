/** One request as a fake server sees it. */
export interface Seen {
  readonly path: string;
  readonly headers: Headers;
  readonly body: { readonly [key: string]: unknown };
}

export type Answer = { readonly status?: number; readonly json?: unknown; readonly text?: string } | Error | "never";

/** A fetch that answers from a script and remembers what was asked; the last answer repeats. */
export function scriptedFetch(...answers: readonly ((seen: Seen) => Answer)[]) {
  const seen: Seen[] = [];
  const fake: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const body: { [key: string]: unknown } = init?.body ? JSON.parse(String(init.body)) : {};
    const request = { path: url.pathname, headers: new Headers(init?.headers), body };
    const answer = answers[Math.min(seen.length, answers.length - 1)]?.(request);
    seen.push(request);
    if (answer instanceof Error) throw answer;
    if (answer === "never") return new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
    return new Response(answer?.text ?? JSON.stringify(answer?.json ?? null), { status: answer?.status ?? 200 });
  };
  return { fetch: fake, seen };
}

/** A failure of undici's fetch with the system's error code inside. */
export function networkError(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

/** Odoo's JSON-2 error body, with the traceback that must never be kept. */
export function odooError(status: number, name: string, message = "Odoo's own words"): Answer {
  return {
    status,
    json: { name, message, arguments: [message], context: {}, debug: "Traceback (most recent call last): /usr/lib/python3/secret.py" },
  };
}
