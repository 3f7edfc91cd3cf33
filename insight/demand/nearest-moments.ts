type Node =
  | { readonly kind: "leaf"; readonly rows: readonly number[] }
  | { readonly kind: "split"; readonly by: number; readonly at: number; readonly low: Node; readonly high: Node };

const LEAF = 16;

/** The rows of the `count` points nearest to one, and those just as near as the last of them, found without looking at all (k-d tree, Bentley 1975). Points are `width` numbers each. */
export function nearestMoments(points: Float64Array, width: number, count: number): (point: readonly number[]) => readonly number[] {
  const rows = Array.from({ length: points.length / width }, (_, row) => row);
  const top = grow(rows, points, width);
  const wanted = Math.min(count, rows.length);
  return (point) => {
    const best = new Float64Array(wanted).fill(Number.POSITIVE_INFINITY);
    const distanceOf = (row: number) => {
      let distance = 0;
      for (let by = 0; by < width; by += 1) distance += ((points[row * width + by] ?? 0) - (point[by] ?? 0)) ** 2;
      return distance;
    };
    const most = () => best[wanted - 1] ?? 0;
    const visit = (node: Node, seen: (row: number, distance: number) => void): void => {
      if (node.kind === "leaf") {
        for (const row of node.rows) {
          const distance = distanceOf(row);
          if (distance <= most()) seen(row, distance);
        }
        return;
      }
      const off = (point[node.by] ?? 0) - node.at;
      visit(off < 0 ? node.low : node.high, seen);
      if (off * off <= most()) visit(off < 0 ? node.high : node.low, seen);
    };
    visit(top, (_, distance) => {
      let at = wanted - 1;
      for (; at > 0 && (best[at - 1] ?? 0) > distance; at -= 1) best[at] = best[at - 1] ?? 0;
      best[at] = distance;
    });
    const found: number[] = [];
    visit(top, (row) => found.push(row));
    return found;
  };
}

function grow(rows: readonly number[], points: Float64Array, width: number): Node {
  if (rows.length <= LEAF) return { kind: "leaf", rows };
  let [by, widest] = [0, -1];
  for (let next = 0; next < width; next += 1) {
    const values = Float64Array.from(rows, (row) => points[row * width + next] ?? 0).sort();
    const range = (values.at(-1) ?? 0) - (values[0] ?? 0);
    if (range > widest) [by, widest] = [next, range];
  }
  const values = Float64Array.from(rows, (row) => points[row * width + by] ?? 0).sort();
  const least = values[0] ?? 0;
  const at = values.find((value, index) => value > least && index >= values.length >> 1) ?? values.find((value) => value > least);
  if (at === undefined) return { kind: "leaf", rows };
  const isLow = (row: number) => (points[row * width + by] ?? 0) < at;
  return {
    kind: "split",
    by,
    at,
    low: grow(rows.filter(isLow), points, width),
    high: grow(
      rows.filter((row) => !isLow(row)),
      points,
      width,
    ),
  };
}
