/** Cut points of each column and every cell's bin; bin 0 is a missing value (NaN), bin b ≥ 1 lies above `cuts[b - 2]`. */
export interface FeatureBins {
  readonly cuts: readonly (readonly number[])[];
  /** One array of bins a column, by row. */
  readonly columns: readonly Uint8Array[];
}

/** Sorts each column of `rows` into at most `most` (≤ 254) bins of about equal counts; columns with few values get one bin a value. */
export function binFeatures(rows: readonly (readonly number[])[], most: number): FeatureBins {
  const width = rows[0]?.length ?? 0;
  const cuts = Array.from({ length: width }, (_, column) =>
    cutsOf(
      Float64Array.from(rows, (row) => row[column] ?? Number.NaN),
      most,
    ),
  );
  const columns = cuts.map((own, column) => Uint8Array.from(rows, (row) => binOf(own, row[column] ?? Number.NaN)));
  return { cuts, columns };
}

/** The bin of a value among ascending cuts: 0 when it is missing, otherwise one more than the cuts below it. */
export function binOf(cuts: readonly number[], value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

function cutsOf(values: Float64Array, most: number): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cuts: number[] = [];
  for (let bin = 1; bin < Math.min(most, 254); bin++) {
    const cut = sorted[Math.floor((bin * sorted.length) / most)];
    const above = sorted.at(-1);
    if (cut !== undefined && cut !== cuts.at(-1) && cut !== above) cuts.push(cut);
  }
  return cuts;
}
