import type { Rhythm } from "./rhythm.ts";

/** What about a customer's rhythm speaks for or against another purchase, in words with figures. */
export function churnReasons({ buyingDays, sinceLast, sinceFirst, lately, cancellations }: Rhythm): string[] {
  const reasons = [`Last bought ${days(sinceLast)} before the date, on ${times(buyingDays)} in ${days(sinceFirst)}.`];
  if (buyingDays > 1) {
    const gap = (sinceFirst - sinceLast) / (buyingDays - 1);
    const ratio = sinceLast / Math.max(1, gap);
    if (ratio >= 1.5)
      reasons.push(`The usual gap was ${days(gap)}: the silence is already ${ratio.toFixed(1)} times as long, which raises the risk.`);
    else reasons.push(`The usual gap was ${days(gap)}: the silence is within what is normal, which lowers the risk.`);
  } else reasons.push("Bought on one day only: most such customers are not regular, which raises the risk.");
  const [, , last90] = lately;
  if (sinceFirst > 120 && buyingDays - last90 > last90)
    reasons.push(`Bought on ${times(last90)} in the last 90 days and on ${times(buyingDays - last90)} before: buying slows.`);
  if (buyingDays >= 6) reasons.push(`Buying on ${times(buyingDays)} makes a regular customer, which lowers the risk.`);
  if (cancellations > 0) reasons.push(`${cancellations} ${cancellations === 1 ? "order was" : "orders were"} cancelled.`);
  return reasons;
}

function days(count: number): string {
  const whole = Math.round(count);
  return whole === 1 ? "1 day" : `${whole} days`;
}

function times(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
