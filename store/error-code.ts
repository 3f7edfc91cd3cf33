/** The code of a system error ("ENOENT") or of PostgreSQL ("42501"); the empty string when there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
