// A chart's top and half of it are numbers that one reads at a glance.
const tops = [1, 2, 3, 4, 5, 6, 8, 10];

/** Where a chart ends whose most is this: the next round number. */
export function roundTop(most: number): number {
  if (!(most > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(most));
  const found = tops.find((top) => top * unit >= most) ?? 10;
  return found * unit;
}
