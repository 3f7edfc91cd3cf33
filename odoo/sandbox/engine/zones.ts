/** Offsets of time zones from UTC, remembered: a formatter is dear, and a world asks for the same hours over and over. */
export interface Zones {
  /** Seconds that the zone's clock is ahead of UTC at that instant; 0 for a zone that nobody knows. */
  offsetSeconds(zone: string, at: Date): number;
}

/** Every zone's offset changes at a whole quarter of an hour only. */
const QUARTER_MS = 900_000;
const MOST_KEPT = 50_000;

export function createZones(): Zones {
  const formats = new Map<string, Intl.DateTimeFormat | undefined>();
  const offsets = new Map<string, number>();
  return {
    offsetSeconds(zone, at) {
      if (zone === "UTC") return 0;
      const quarter = Math.floor(at.getTime() / QUARTER_MS) * QUARTER_MS;
      const key = `${zone} ${quarter}`;
      const known = offsets.get(key);
      if (known !== undefined) return known;
      if (!formats.has(zone)) formats.set(zone, formatOf(zone));
      const format = formats.get(zone);
      const offset = format ? offsetAt(format, new Date(quarter)) : 0;
      if (offsets.size >= MOST_KEPT) offsets.clear();
      offsets.set(key, offset);
      return offset;
    },
  };
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const part = "numeric";
  const parts = { year: part, month: part, day: part, hour: part, minute: part, second: part } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...parts });
  } catch {
    return undefined;
  }
}

function offsetAt(format: Intl.DateTimeFormat, at: Date): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return (Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) - at.getTime()) / 1000;
}
