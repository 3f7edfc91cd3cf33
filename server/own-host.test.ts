import { Hono } from "hono";
import { expect, test } from "vitest";
import { CopilotError } from "../core/errors.ts";
import { ownHostOnly } from "./http-origins.ts";

const app = new Hono()
  .use("*", ownHostOnly({ publicUrl: "https://copilot.example.com", widgetOrigins: [], odoo: undefined }))
  .get("/", (c) => c.body(null, 204));
app.onError((error, c) => c.text(error.message, error instanceof CopilotError && error.code === "DENIED" ? 403 : 500));

test.for([
  { because: "it is our public name", host: "copilot.example.com", status: 204 },
  { because: "it is written in capitals", host: "Copilot.Example.COM", status: 204 },
  { because: "it is this machine", host: "127.0.0.1:8787", status: 204 },
  { because: "it is this machine by name", host: "localhost", status: 204 },
  { because: "it is somebody's name that was pointed at us", host: "evil.example", status: 403 },
  { because: "it only begins like ours", host: "copilot.example.com.evil.example", status: 403 },
  { because: "it only begins like this machine", host: "localhost.evil.example", status: 403 },
  { because: "it is our name at another port", host: "copilot.example.com:8443", status: 403 },
  { because: "there is none", host: undefined, status: 403 },
])("a host name is answered $status when $because", async ({ host, status }) => {
  expect((await app.request("/", { headers: host === undefined ? {} : { host } })).status).toBe(status);
});
