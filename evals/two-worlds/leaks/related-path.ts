import { type Leak, showing } from "../leak.ts";
import { pathsOf, searchingBy } from "../leak-searching.ts";

export default {
  kind: "related-path",
  lets: "a path may lead through models that the role doesn't read",
  role: "customer_service",
  wrap(reader, { access, reader: under }) {
    const open = { ...showing(access, () => true), scope: () => [] };
    return searchingBy(reader, under(open), (_, domain) => pathsOf(domain).some((path) => path.includes(".")));
  },
} satisfies Leak;
