/** A linear map from values to pixels. */
export function scale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): (value: number) => number {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Round values (1, 2 or 5 times a power of ten) that enclose the given range; at most `most` steps, at least one. */
export function ticks(low: number, high: number, most: number): readonly number[] {
  const [from, to] = low === high ? [Math.min(0, low), Math.max(low, 0) || 1] : [low, high];
  const rough = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  for (const factor of [1, 2, 5, 10, 20]) {
    const step = factor * power;
    const first = Math.floor(from / step + 1e-9);
    const last = Math.ceil(to / step - 1e-9);
    if (last - first <= Math.max(1, most)) return Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step));
  }
  return [from, to];
}

/** Days to label, evenly apart by days, weeks or months of 28 days, so that at most `most` are shown. */
export function dayTicks(first: number, last: number, most: number): readonly number[] {
  const apart = [1, 2, 7, 14, 28, 56, 91, 182, 364].find((days) => Math.floor((last - first) / days) + 1 <= Math.max(1, most)) ?? last - first + 1;
  return Array.from({ length: Math.floor((last - first) / apart) + 1 }, (_, at) => first + at * apart);
}

/** Floating-point dust would show in labels. */
const rounded = (value: number) => Number(value.toPrecision(12));
