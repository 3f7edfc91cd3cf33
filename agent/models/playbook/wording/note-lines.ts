import type { ServiceCase } from "../../../../tools/read/gather_service_case.ts";
import { day, days, isPositive } from "./format.ts";

/** Notes as they were written, with who and when. */
export function noteLines(notes: ServiceCase["notes"]): string {
  return notes
    .map(
      ({ date, order, delivery, author, text }) => `- ${[date && day(date), delivery ?? order, author].filter(Boolean).join(", ")}: “${text ?? ""}”`,
    )
    .join("\n");
}

export function activityLines(activities: ServiceCase["activities"]): string {
  return activities
    .map(({ kind, summary, due, owner, order, delivery, daysOverdue }) => {
      const what = [kind, summary].filter(Boolean).join(": ") || "Activity";
      const late = isPositive(daysOverdue) ? `, ${days(daysOverdue)} overdue` : "";
      return `- ${what}${(delivery ?? order) ? ` on ${delivery ?? order}` : ""}${due ? `, due ${day(due)}` : ""}${late}${owner ? `, ${owner}` : ""}.`;
    })
    .join("\n");
}
