/**
 * Returns `previous` if it equals `next`, otherwise `next` with every equal part replaced by that of `previous`. Parts
 * that didn't change keep their identity, so that results computed from them stay valid. Works on plain data: objects,
 * lists and primitive values; list items with ids are paired by their ids.
 */
export function share<T>(previous: T, next: T): T {
  if (Object.is(previous, next)) return previous;
  if (typeof previous !== 'object' || typeof next !== 'object' || previous === null || next === null) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  return Array.isArray(next)
    ? (shareList(previous as readonly unknown[], next) as T)
    : (shareObject(previous as Record<string, unknown>, next as Record<string, unknown>) as T);
}

function shareList(previous: readonly unknown[], next: unknown[]): readonly unknown[] {
  let same = previous.length === next.length;
  let byId: Map<unknown, unknown> | undefined;
  for (let i = 0; i < next.length; i++) {
    const item = next[i];
    const id = idOf(item);
    let partner = previous[i];
    if (id !== undefined && idOf(partner) !== id) {
      byId ??= new Map(previous.map((p) => [idOf(p), p]));
      partner = byId.get(id);
    }
    const shared = partner === undefined ? item : share(partner, item);
    if (shared !== item) next[i] = shared;
    if (shared !== previous[i]) same = false;
  }
  return same ? previous : next;
}

function shareObject(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  for (const key of keys) {
    const item = next[key];
    const shared = share(previous[key], item);
    if (shared !== item) next[key] = shared;
    if (shared !== previous[key]) same = false;
  }
  return same ? previous : next;
}

function idOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
}
