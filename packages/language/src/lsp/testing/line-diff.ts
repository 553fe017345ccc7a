/** The lines that differ between two texts: those that go behind `-`, those that come behind `+`, in order. */
export function lineDiff(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  // The length of the longest common subsequence of what begins at two lines.
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, k: number) => common[i]?.[k] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = common[i] ?? [];
    for (let k = b.length - 1; k >= 0; k--)
      row[k] = a[i] === b[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1));
  }
  const lines: string[] = [];
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    if (i < a.length && k < b.length && a[i] === b[k]) [i, k] = [i + 1, k + 1];
    else if (i < a.length && (k === b.length || at(i + 1, k) >= at(i, k + 1))) lines.push(`-${a[i++]}`);
    else lines.push(`+${b[k++]}`);
  }
  return lines.join('\n');
}
