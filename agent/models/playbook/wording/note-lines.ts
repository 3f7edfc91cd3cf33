import type { ServiceCase } from "../../../../tools/read/gather_service_case.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { isPositive } from "./format.ts";

/** Notes as they were written, with who and when. */
export function noteLines(notes: ServiceCase["notes"], { day }: Speech): string {
  return notes
    .map(
      ({ date, order, delivery, author, text }) => `- ${[date && day(date), delivery ?? order, author].filter(Boolean).join(", ")}: “${text ?? ""}”`,
    )
    .join("\n");
}

export function activityLines(activities: ServiceCase["activities"], { say, day, days }: Speech): string {
  return activities
    .map(({ kind, summary, due, owner, order, delivery, daysOverdue }) => {
      const what = [kind, summary].filter(Boolean).join(": ") || say("Activity");
      const record = delivery ?? order;
      const late = isPositive(daysOverdue) ? `, ${say("{days} overdue", { days: days(daysOverdue) })}` : "";
      const by = due ? `, ${say("due {day}", { day: day(due) })}` : "";
      return `- ${record ? say("{what} on {record}", { what, record }) : what}${by}${late}${owner ? `, ${owner}` : ""}.`;
    })
    .join("\n");
}
