import { CopilotError } from "../core/errors.ts";
import type { Reader, SearchQuery } from "../odoo/reader.ts";
import type { Tool } from "../tools/tool.ts";

/** The reader that a tool gets: it refuses every model that the tool doesn't declare, whatever the person may read. */
export function onlyModels(reader: Reader, tool: Pick<Tool, "name" | "models">): Reader {
  const mustDeclare = (model: string): void => {
    if (!tool.models.includes(model)) throw new CopilotError("DENIED", `${tool.name} doesn't declare that it reads ${model}, so it may not.`);
  };
  const mustDeclareAll = (model: string, query: SearchQuery): void => {
    for (const one of [model, ...Object.values(query.with ?? {}).map((related) => related.model)]) mustDeclare(one);
  };
  return {
    async search(model, query) {
      mustDeclareAll(model, query);
      return reader.search(model, query);
    },
    async searchCounted(model, query, cap) {
      mustDeclareAll(model, query);
      return reader.searchCounted(model, query, cap);
    },
    async read(model, ids, fields) {
      mustDeclare(model);
      return reader.read(model, ids, fields);
    },
    async count(model, domain, cap) {
      mustDeclare(model);
      return reader.count(model, domain, cap);
    },
    async group(model, query) {
      mustDeclare(model);
      return reader.group(model, query);
    },
    sight: (model, field) => reader.sight(model, field),
    masked: () => reader.masked(),
  };
}
