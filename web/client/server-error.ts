/** What the server refused, or that it was not reached; `message` is for the person and says what to do. */
export class ServerError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "ServerError";
    this.status = status;
    this.code = code;
  }
}

export const unreachable = () => new ServerError(0, "UNREACHABLE", "Countersign can't be reached. Check your connection and try again.");

const BY_STATUS: Readonly<Record<number, string>> = {
  400: "Countersign could not read this request. Reload the page and try again.",
  401: "You are signed out. Sign in again.",
  403: "You may not do this.",
  404: "There is no such thing here, or it is outside your role.",
  409: "This has changed since you opened it. Look at it again.",
  410: "The time to decide has passed.",
  413: "This is too long. Shorten it and send again.",
  429: "Too many requests. Wait a minute and try again.",
  503: "Countersign is starting or overloaded. Try again in a minute.",
};

/** The server's own words where it sent some. */
export async function refusal(response: Response): Promise<ServerError> {
  const body: unknown = await response.json().catch(() => null);
  const { code, message } = typeof body === "object" && body !== null ? { code: undefined, message: undefined, ...body } : {};
  const fallback =
    BY_STATUS[response.status] ?? `Countersign failed with status ${response.status}. Try again; if it stays, tell your administrator.`;
  return new ServerError(response.status, typeof code === "string" ? code : "", typeof message === "string" && message !== "" ? message : fallback);
}

export function messageOf(error: unknown): string {
  return error instanceof ServerError ? error.message : "Something went wrong on this page. Reload it and try again.";
}

export function isStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof ServerError && statuses.includes(error.status);
}
