/**
 * Removes as many items as possible: first in large pieces, then in smaller ones, and then one by one.
 * @param passes whether the remaining items still pass; called with lists that are shorter than the last passing one
 */
export async function smallest<T>(
  items: readonly T[],
  passes: (items: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let best = items;
  for (let size = Math.max(1, best.length >> 1); ; size = Math.max(1, size >> 1)) {
    let shorter = false;
    // From the end, because later items depend on earlier ones.
    for (let end = best.length; end > 0; end -= size) {
      const candidate = [...best.slice(0, Math.max(0, end - size)), ...best.slice(end)];
      if (candidate.length === best.length || !(await passes(candidate))) continue;
      best = candidate;
      shorter = true;
    }
    if (size === 1 && !shorter) return best;
  }
}
