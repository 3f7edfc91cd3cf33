import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { Role } from "../../core/principal.ts";
import type { WireTap } from "../../odoo/transport.ts";
import type { Clearance } from "./clearance.ts";
import type { Failures } from "./failures.ts";
import { pathsOf, type Relations, requestedPaths } from "./wire-paths.ts";

/** A commit as it was sent to Odoo. */
export interface SentCommit {
  readonly commitId: string;
  readonly principal: string;
  readonly change: JsonObject;
  readonly effect: Json;
  readonly at: Date;
}

/** Judges everything that goes to Odoo: which calls, in whose name, and what they ask for. */
export interface WireWatch {
  readonly tap: WireTap;
  readonly commits: readonly SentCommit[];
  commitsOn(model: string, id: number): readonly SentCommit[];
  calls(): number;
}

export interface WireWatchParts {
  readonly clearance: Clearance;
  readonly relations: Relations;
  readonly roleOf: (principal: string) => Role | undefined;
  readonly failures: Failures;
  readonly clock: () => Date;
}

const READS = ["search_read", "web_search_read", "search_count", "formatted_read_group"];
/** What the client asks of its own account, whatever the role reads. */
const OWN_ACCOUNT = ["fields_get", "context_get"];
const OWN_FIELDS = ["company_id", "company_ids"];

export function createWireWatch({ clearance, relations, roleOf, failures, clock }: WireWatchParts): WireWatch {
  const commits: SentCommit[] = [];
  let calls = 0;

  function judge(principal: string, model: string, method: string, body: JsonObject): void {
    const role = roleOf(principal);
    if (!role) return void failures.add(`${model}.${method} was sent to Odoo as ${principal}, who is nobody`);
    if (model === "ir.actions.server" && method === "run") return void companion(principal, body);
    if (OWN_ACCOUNT.includes(method)) return;
    const fields = Array.isArray(body["fields"]) ? body["fields"].map(String) : [];
    if (model === "res.users" && method === "read") {
      if (fields.some((field) => !OWN_FIELDS.includes(field))) failures.add(`${role} asked Odoo for ${fields.join(", ")} of its own user`);
      return;
    }
    if (!READS.includes(method)) return void failures.add(`${model}.${method} was sent to Odoo: it is neither a read nor the companion`);
    const asked = [...fields.map((field) => ({ on: model, path: field })), ...requestedPaths(model, body["specification"] ?? {}, relations)];
    for (const { on, path } of asked) if (path !== "id" && !clearance.mayRequest(role, on, path)) hidden(role, on, path, "a field");
    for (const { on, path, where } of pathsOf(model, body, relations)) {
      const isScope = where === "the domain" && clearance.isScope(role, on, path);
      if (path !== "id" && !isScope && !clearance.mayRequest(role, on, path)) hidden(role, on, path, where);
    }
  }

  function hidden(role: Role, model: string, field: string, where: string): void {
    failures.add(`${role} sent the hidden ${model}.${field} to Odoo as ${where}`);
  }

  function companion(principal: string, body: JsonObject): void {
    const order = isJsonObject(body["context"]) ? body["context"]["cs"] : undefined;
    if (!isJsonObject(order)) return void failures.add("A server action was run that is not the companion");
    switch (order["op"]) {
      case "preview":
      case "receipt":
        return;
      case "commit": {
        const { commit_id: commitId, change, effect } = order;
        if (typeof commitId !== "string" || !isJsonObject(change)) return void failures.add("A commit was sent without its id or its change");
        commits.push({ commitId, principal, change, effect: effect ?? null, at: clock() });
        return;
      }
      default:
        return void failures.add(`The companion was asked to ${JSON.stringify(order["op"])}`);
    }
  }

  return {
    tap({ principal, model, method, body }) {
      calls += 1;
      judge(principal, model, method, body);
    },
    commits,
    commitsOn: (model, id) => commits.filter(({ change }) => change["model"] === model && Array.isArray(change["ids"]) && change["ids"].includes(id)),
    calls: () => calls,
  };
}
