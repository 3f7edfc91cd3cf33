import { expect, test } from "vitest";
import { placeOf } from "./place.ts";

test.for([
  { path: "/console", query: "", place: { kind: "inbox", status: null } },
  { path: "/console.html", query: "?status=rejected", place: { kind: "inbox", status: "rejected" } },
  { path: "/console", query: "?status=sideways", place: { kind: "inbox", status: null } },
  { path: "/console", query: "?view=audit", place: { kind: "audit" } },
  { path: "/console/approvals/ap_1", query: "?view=audit", place: { kind: "approval", id: "ap_1" } },
  { path: "/console/approvals/a%2Fb/", query: "", place: { kind: "approval", id: "a/b" } },
  { path: "/console/approvals/%zz", query: "", place: { kind: "approval", id: "%zz" } },
])("$path$query is $place.kind", ({ path, query, place }) => {
  expect(placeOf(path, query)).toEqual(place);
});
