import { describe, expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./summarize_complaints.ts";

const UNHAPPY = { order: "S00025", date: "2026-06-02", author: "Tomas Ruiz", text: "Acme asked again when the valves ship & is unhappy." };

describe("what a customer is discontent about", () => {
  test("is told apart from other notes, and Odoo's own notices are left out", async () => {
    expect(await tool.run({ order: "S25" }, exampleContext())).toMatchObject({
      order: { reference: "S00025", customer: "Acme Fasteners" },
      complaints: [UNHAPPY],
      complaintCount: 1,
      otherNotes: [{ text: "Deliver in the morning." }],
      activities: [{ order: "S00025", summary: "Call Acme", due: "2026-06-03", daysOverdue: 1 }],
      lateDeliveries: [{ reference: "WH/OUT/00047", daysLate: 3 }],
      returns: [],
    });
  });

  test("of a customer covers their orders and no other's", async () => {
    expect(await tool.run({ customer: "Acme Fasteners (Munich)" }, exampleContext())).toMatchObject({
      customer: { name: "Acme Fasteners" },
      complaints: [{ order: "S00027", text: "Box was damaged." }],
      otherNotes: [],
    });
  });

  test("is not read by those who see no free text", async () => {
    expect(await tool.run({ order: "S25" }, exampleContext(["personal"]))).toMatchObject({ complaints: [], otherNotes: [], activities: [] });
  });
});
