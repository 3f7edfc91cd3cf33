import { expect, test } from "vitest";
import { loadSpeeches } from "../../../languages/say/speeches.ts";
import { doubtText } from "./doubt-text.ts";

const speechIn = loadSpeeches();
const demand = {
  insight: "demand",
  state: "doubted",
  from: "2026-05-18",
  to: "2026-05-31",
  than: "less",
  offPercent: "46",
  usualPercent: "12",
} as const;
const late = { insight: "lead-time", state: "doubted", from: "2026-04-01", to: "2026-05-30", latePercent: "38", usualLatePercent: "12" } as const;

test.for([
  { because: "all is trusted", doubts: [], says: "" },
  {
    because: "customers took less",
    doubts: [demand],
    says: "The demand forecast is doubted: from 18 May 2026 to 31 May 2026 customers took 46 % less than forecast; 12 % off is usual.",
  },
  {
    because: "customers took more",
    doubts: [{ ...demand, than: "more" as const }],
    says: "The demand forecast is doubted: from 18 May 2026 to 31 May 2026 customers took 46 % more than forecast; 12 % off is usual.",
  },
  {
    because: "no stretch of time tells it",
    doubts: [{ insight: "demand", state: "doubted" } as const],
    says: "The demand forecast is doubted: demand is no longer what it was.",
  },
  {
    because: "more deliveries are late",
    doubts: [late],
    says: "When receipts come is doubted: from 1 April 2026 to 30 May 2026 38 % of deliveries were late; before, 12 % were.",
  },
  {
    because: "the asker may not see how late vendors are",
    doubts: [{ ...late, latePercent: undefined, usualLatePercent: undefined }],
    says: "When receipts come is doubted: vendors are no longer as late as they used to be.",
  },
  {
    because: "nobody has looked",
    doubts: [
      { insight: "demand", state: "unchecked" },
      { insight: "lead-time", state: "unchecked" },
    ] as const,
    says: "Whether the demand forecast holds could not be checked yet. Whether vendors are as late as they use to be could not be checked yet.",
  },
])("says where $because: $says", ({ doubts, says }) => {
  expect(doubtText(doubts, speechIn("en"))).toBe(says);
});
