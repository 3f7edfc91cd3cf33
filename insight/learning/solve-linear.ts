/** Solves a small square system by elimination with the largest pivot; a direction without information gets 0. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const lines = matrix.map((line, at) => [...line, right[at] ?? 0]);
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let at = pivot + 1; at < size; at++) if (Math.abs(lines[at]?.[pivot] ?? 0) > Math.abs(lines[best]?.[pivot] ?? 0)) best = at;
    const own = lines[best] ?? [];
    lines[best] = lines[pivot] ?? [];
    lines[pivot] = own;
    const lead = own[pivot] ?? 0;
    if (Math.abs(lead) < 1e-12) continue;
    lines.forEach((line, at) => {
      const factor = at === pivot ? 0 : (line[pivot] ?? 0) / lead;
      if (factor !== 0) for (let column = pivot; column <= size; column++) line[column] = (line[column] ?? 0) - factor * (own[column] ?? 0);
    });
  }
  return lines.map((line, at) => {
    const lead = line[at] ?? 0;
    return Math.abs(lead) < 1e-12 ? 0 : (line[size] ?? 0) / lead;
  });
}
