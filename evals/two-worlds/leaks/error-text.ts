import { CopilotError } from "../../../core/errors.ts";
import { isJsonObject } from "../../../core/json.ts";
import type { Leak } from "../leak.ts";

export default {
  kind: "error-text",
  lets: "the message of a refusal names a record that it is about",
  role: "operations_manager",
  wrap(reader, { transport }) {
    return {
      ...reader,
      async search(model, query) {
        try {
          return await reader.search(model, query);
        } catch (error) {
          if (!(error instanceof CopilotError) || error.code !== "DENIED") throw error;
          const rows = await transport.call({ model, method: "search_read", params: { domain: [], limit: 1, order: "id" }, retry: true });
          const [first] = Array.isArray(rows) ? rows : [];
          throw new CopilotError("DENIED", `${error.message} It concerns ${JSON.stringify(isJsonObject(first) ? first : {})}.`);
        }
      },
    };
  },
} satisfies Leak;
