import { expect, test } from "vitest";
import { createLog } from "./log.ts";

test("keys, passwords and tokens are left out of log lines wherever a caller puts them", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  log.info({ person: { apiKey: "key-1", password: "pass-1" }, request: { token: "token-1", authorization: "Bearer 1" } }, "signed in");
  log.warn({ err: Object.assign(new Error("refused"), { debug: "odoo-trace-1" }) }, "a request was refused");
  expect(lines.join("")).not.toMatch(/key-1|pass-1|token-1|Bearer|odoo-trace-1/);
  expect(lines.join("")).toContain("(left out)");
});
