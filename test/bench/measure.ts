/** The duration of an action in milliseconds, including any due garbage collection. */
export function timeOf(action: () => unknown): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

/** The median of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/**
 * The medians of several times in milliseconds that were measured alternately, with one list of times for each round.
 */
export function medians(rounds: readonly (readonly number[])[]): number[] {
  return (rounds[0] ?? []).map((_, i) => median(rounds.map((times) => times[i] ?? Number.NaN)));
}

/** Prints a ratio with its target. */
export function printRatio(what: string, ratio: number, target: string, reached: boolean): void {
  const shown = ratio >= 10 ? Math.round(ratio).toLocaleString('en-US') : ratio.toFixed(2);
  console.log(`  ${what}: ${shown} (target ${target}${reached ? '' : ', MISSED'})`);
}
