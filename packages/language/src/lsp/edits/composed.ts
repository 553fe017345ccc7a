import { applyReplacements, inOrder, type Replacement } from '../scratch.js';

/** A part of the text between two sets of changes that one of them changes. */
interface Part {
  readonly from: number;
  readonly to: number;
  /** The part of the first text that it was; undefined if the first changes left it alone. */
  readonly was: { readonly start: number; readonly end: number } | undefined;
}

/**
 * The changes that two sets of changes make one after the other.
 * @param second changes of the text after the first ones
 */
export function composed(first: readonly Replacement[], second: readonly Replacement[], text: string): Replacement[] {
  if (second.length === 0) return [...first];
  const middle = applyReplacements(text, first);
  const own = partsAfter(first);
  const others = second.map(({ start, end }): Part => ({ from: start, to: end, was: undefined }));
  const parts = [...own, ...others].sort((a, b) => a.from - b.from || a.to - b.to);
  const results: Replacement[] = [];
  for (const cluster of clusters(parts)) {
    const from = Math.min(...cluster.map((part) => part.from));
    const to = Math.max(...cluster.map((part) => part.to));
    const inside = second.filter(({ start, end }) => start >= from && end <= to);
    const moved = inside.map((one) => ({ start: one.start - from, end: one.end - from, text: one.text }));
    const starts = cluster.flatMap((part) => (part.was && part.from === from ? [part.was.start] : []));
    const ends = cluster.flatMap((part) => (part.was && part.to === to ? [part.was.end] : []));
    results.push({
      start: starts.length > 0 ? Math.min(...starts) : before(own, from),
      end: ends.length > 0 ? Math.max(...ends) : before(own, to),
      text: applyReplacements(middle.slice(from, to), moved),
    });
  }
  return results;
}

function partsAfter(first: readonly Replacement[]): (Part & { readonly was: NonNullable<Part['was']> })[] {
  let shift = 0;
  return inOrder(first).map(({ start, end, text }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    return { from, to: from + text.length, was: { start, end } };
  });
}

/** Groups of parts that touch each other. */
function clusters(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let end = -1;
  for (const part of parts) {
    const group = groups[groups.length - 1];
    if (group && part.from <= end) group.push(part);
    else groups.push([part]);
    end = Math.max(end, part.to);
  }
  return groups;
}

/** The offset in the first text of an offset that the first changes left alone. */
function before(own: ReturnType<typeof partsAfter>, offset: number): number {
  const last = own.filter(({ to }) => to <= offset).pop();
  return last ? offset - last.to + last.was.end : offset;
}
