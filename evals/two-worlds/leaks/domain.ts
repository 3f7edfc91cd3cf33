import { type Leak, showing } from "../leak.ts";
import { pathsOf, searchingBy } from "../leak-searching.ts";

export default {
  kind: "domain",
  lets: "a search may filter on any field of its own model",
  role: "customer_service",
  wrap(reader, { access, reader: under }) {
    return searchingBy(reader, under(showing(access, (model) => access.sight(model, "id") === "shown")), (_, domain) =>
      pathsOf(domain).every((path) => !path.includes(".")),
    );
  },
} satisfies Leak;
