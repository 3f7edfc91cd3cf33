/** Hands out the next number of a series: "COL/OUT" gives "COL/OUT/00001", "COL/OUT/00002" and so on. */
export interface Numbering {
  next(series: string, width: number, separator?: string): string;
}

export function createNumbering(): Numbering {
  const used = new Map<string, number>();
  return {
    next(series, width, separator = "/") {
      const number = (used.get(series) ?? 0) + 1;
      used.set(series, number);
      return `${series}${separator}${String(number).padStart(width, "0")}`;
    },
  };
}
