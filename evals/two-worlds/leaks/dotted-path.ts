import { type Leak, showing } from "../leak.ts";
import { pathsOf, searchingBy } from "../leak-searching.ts";

export default {
  kind: "dotted-path",
  lets: "a search may filter on any field of a related record that the role reads",
  role: "warehouse",
  wrap(reader, { access, reader: under }) {
    return searchingBy(reader, under(showing(access, (model) => access.sight(model, "id") === "shown")), (_, domain) =>
      pathsOf(domain).some((path) => path.includes(".")),
    );
  },
} satisfies Leak;
