/** The offsets of a selection without the white space at its ends; those of a selection of white space are its start. */
export function trimmed(text: string, start: number, end: number): readonly [number, number] {
  const selected = text.slice(start, end);
  const inner = selected.trim();
  if (inner === '') return [start, start];
  const from = start + selected.indexOf(inner);
  return [from, from + inner.length];
}
