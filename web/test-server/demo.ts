import type { DemoInfo, SessionInfo } from "../../core/wire.ts";

const does = {
  customer_service: "Answers customers: where an order is, what is late, and when it ships. Proposes new delivery dates, notes and quotations.",
  sales: "Quotes and confirms sales orders.",
  buyer: "Buys: purchase orders, their dates, and which vendor is late.",
  planner: "Plans replenishment and transfers.",
  warehouse: "Ships and receives.",
  accounts_payable: "Checks and enters vendor bills.",
  finance_manager: "Countersigns what concerns money.",
  operations_manager: "Countersigns sales, purchase and stock changes.",
  auditor: "Reads the audit log, approvals and policy.",
} as const;

export const demo: DemoInfo = {
  principals: Object.entries(does).map(([role, text]) => ({
    id: `${role}@demo`,
    name: `${role === "buyer" ? "Bao" : "Sam"} (${role.replaceAll("_", " ")})`,
    role,
    does: text,
    tryThis:
      role === "auditor"
        ? ["Which changes were approved today?"]
        : [
            "Where is order S00042?",
            "Move delivery WH/OUT/00012 to next Friday",
            "Which deliveries are late this week?",
            "What is the margin on the cabinet?",
          ],
  })),
  simulated: [
    "Odoo: an embedded one with a made-up distributor, its orders dated around today.",
    "The language model: the playbook answers; no text leaves this machine.",
    "Sign-in: you pick a role instead of signing in.",
  ],
};

export function sessionOf(id: string, csrf: string): SessionInfo {
  const who = demo.principals.find((principal) => principal.id === id);
  return {
    principal: { id, name: who?.name ?? id, roles: [who?.role ?? "customer_service"] },
    csrf,
    environment: "demo",
    model: "playbook",
    odoo: "embedded",
    suggestions: [
      "Where is order S00042?",
      "What is late for Azure Interior?",
      "How many cabinets are free?",
      "Move delivery WH/OUT/00012 to next Friday",
      "Show a long table",
      "Who is Jon?",
      "What is the margin on the cabinet?",
      "break",
    ].map((prompt, index) => ({
      useCase: `use-case-${index}`,
      title: ["Order status", "Late deliveries", "Stock", "Reschedule"][index % 4] ?? "",
      prompt,
    })),
  };
}
