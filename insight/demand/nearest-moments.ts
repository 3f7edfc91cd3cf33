/** A k-d tree as flat columns: a split's `by` is the coordinate, a leaf's is -1 and its rows lie from `low` to `high` in `order`. */
interface Tree {
  readonly by: number[];
  readonly at: number[];
  readonly low: number[];
  readonly high: number[];
  /** Rows leaf by leaf, and their points in that order, so that a leaf lies together in memory. */
  readonly order: number[];
}

const LEAF = 16;

/** The rows of the `count` points nearest to one, and those just as near as the last of them, found without looking at all (k-d tree, Bentley 1975). Points are `width` numbers each. */
export function nearestMoments(points: Float64Array, width: number, count: number): (point: readonly number[]) => readonly number[] {
  const rows = Array.from({ length: points.length / width }, (_, row) => row);
  const tree: Tree = { by: [], at: [], low: [], high: [], order: [] };
  if (rows.length > 0) grow(tree, rows, points, width);
  const by = Int8Array.from(tree.by);
  const at = Float64Array.from(tree.at);
  const low = Int32Array.from(tree.low);
  const high = Int32Array.from(tree.high);
  const packed = Float64Array.from(tree.order.flatMap((row) => Array.from(points.subarray(row * width, (row + 1) * width))));
  const order = Int32Array.from(tree.order);
  const wanted = Math.min(count, rows.length);

  return (point) => {
    if (wanted === 0) return [];
    // A heap of the smallest distances so far, the largest of them on top.
    const best = new Float64Array(wanted).fill(Number.POSITIVE_INFINITY);
    const seen: number[] = [];
    const distances: number[] = [];
    const look = (node: number): void => {
      const along = by[node] ?? -1;
      if (along >= 0) {
        const off = (point[along] ?? 0) - (at[node] ?? 0);
        look((off < 0 ? low[node] : high[node]) ?? 0);
        if (off * off <= (best[0] ?? 0)) look((off < 0 ? high[node] : low[node]) ?? 0);
        return;
      }
      const until = high[node] ?? 0;
      for (let place = low[node] ?? 0; place < until; place += 1) {
        let distance = 0;
        for (let next = 0; next < width; next += 1) {
          const apart = (packed[place * width + next] ?? 0) - (point[next] ?? 0);
          distance += apart * apart;
        }
        if (distance > (best[0] ?? 0)) continue;
        seen.push(place);
        distances.push(distance);
        replaceTop(best, distance);
      }
    };
    look(0);
    const most = best[0] ?? 0;
    const found: number[] = [];
    seen.forEach((place, index) => {
      if ((distances[index] ?? 0) <= most) found.push(order[place] ?? 0);
    });
    return found;
  };
}

function replaceTop(heap: Float64Array, value: number): void {
  const size = heap.length;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= size) break;
    const right = left + 1;
    const larger = right < size && (heap[right] ?? 0) > (heap[left] ?? 0) ? right : left;
    const under = heap[larger] ?? 0;
    if (under <= value) break;
    heap[at] = under;
    at = larger;
  }
  heap[at] = value;
}

/** Adds a node for these rows and all below it; returns its place. */
function grow(tree: Tree, rows: readonly number[], points: Float64Array, width: number): number {
  const node = tree.by.push(-1) - 1;
  tree.at.push(0);
  tree.low.push(tree.order.length);
  tree.high.push(tree.order.length + rows.length);
  const split = rows.length > LEAF ? splitOf(rows, points, width) : undefined;
  if (!split) {
    tree.order.push(...rows);
    return node;
  }
  const isLow = (row: number) => (points[row * width + split.by] ?? 0) < split.at;
  tree.by[node] = split.by;
  tree.at[node] = split.at;
  tree.low[node] = grow(tree, rows.filter(isLow), points, width);
  tree.high[node] = grow(
    tree,
    rows.filter((row) => !isLow(row)),
    points,
    width,
  );
  return node;
}

/** At the middle of the coordinate in which the points lie furthest apart; undefined where they are all one. */
function splitOf(rows: readonly number[], points: Float64Array, width: number): { readonly by: number; readonly at: number } | undefined {
  const columns = Array.from({ length: width }, (_, by) => Float64Array.from(rows, (row) => points[row * width + by] ?? 0).sort());
  const ranges = columns.map((values) => (values.at(-1) ?? 0) - (values[0] ?? 0));
  const by = ranges.indexOf(Math.max(...ranges));
  const values = columns[by] ?? new Float64Array();
  const least = values[0] ?? 0;
  const at = values.find((value, index) => value > least && index >= values.length >> 1) ?? values.find((value) => value > least);
  return at === undefined ? undefined : { by, at };
}
