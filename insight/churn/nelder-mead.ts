/** The point at which a smooth function of few numbers is least, by the simplex of Nelder and Mead (1965); the same start gives the same answer. */
export function minimise(f: (point: readonly number[]) => number, start: readonly number[], steps = 300): readonly number[] {
  const valued = (point: readonly number[]) => ({ point, value: f(point) });
  let simplex = [start, ...start.map((_, moved) => start.map((x, at) => (at === moved ? x + 0.5 : x)))].map(valued);
  for (let step = 0; step < steps; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)];
    if (best === undefined || worst === undefined || second === undefined || worst.value - best.value < 1e-6) break;
    const others = simplex.slice(0, -1);
    const centre = start.map((_, at) => others.reduce((sum, { point }) => sum + (point[at] ?? 0), 0) / others.length);
    const along = (factor: number) => valued(centre.map((x, at) => x + factor * ((worst.point[at] ?? 0) - x)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex = [...others, expanded.value < reflected.value ? expanded : reflected];
    } else if (reflected.value < second.value) simplex = [...others, reflected];
    else {
      const contracted = along(0.5);
      simplex =
        contracted.value < worst.value
          ? [...others, contracted]
          : [best, ...simplex.slice(1).map(({ point }) => valued(point.map((x, at) => (x + (best.point[at] ?? 0)) / 2)))];
    }
  }
  return simplex.reduce((least, vertex) => (vertex.value < least.value ? vertex : least)).point;
}
