import { expect, test } from "vitest";
import { isNearEnough, likeliest, topicOf } from "./near-enough.ts";

const THRESHOLDS = { decline_below: 0.1, propose_above: 0.5, propose_lead: 0.15 };
const likeness = (orders: number, topic: number) => ({
  useCases: { find_orders: orders, invoices: 0.1 },
  topic: { id: "x", title: "Paying", likeness: topic },
});

test.for([
  { because: "it is like the use and unlike any topic", orders: 0.6, topic: 0.2, near: true },
  { because: "words alone carry it", orders: 0.3, topic: 0.3, near: true },
  { because: "a topic is nearer", orders: 0.3, topic: 0.6, near: false },
])("a request stays with its use or not: $because", ({ orders, topic, near }) => {
  expect(isNearEnough("find_orders", 0.5, likeness(orders, topic), THRESHOLDS)).toBe(near);
});

test("a use that the examples don't know is as unlike as can be", () => {
  expect(isNearEnough("unheard_of", 0.5, likeness(0.9, 0.2), THRESHOLDS)).toBe(false);
});

test.for([
  { orders: 0.5, topic: 0.35, proposed: "find_orders" },
  { orders: 0.49, topic: 0, proposed: undefined },
  { orders: 0.6, topic: 0.46, proposed: undefined },
])("of $orders against a topic's $topic the proposal is $proposed", ({ orders, topic, proposed }) => {
  expect(likeliest(likeness(orders, topic), THRESHOLDS)).toBe(proposed);
});

test("a topic is named only where the request is like it", () => {
  expect(topicOf(likeness(0, 0.5), THRESHOLDS)).toBe("Paying");
  expect(topicOf(likeness(0, 0.49), THRESHOLDS)).toBeUndefined();
});
