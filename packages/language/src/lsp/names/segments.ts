/** One name of a reference: its text as written, the name that it means, and where it stands in the reference. */
export interface Segment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a reference such as `hub1."a.b".vm1` at the dots outside quotes. A dot at the end gives an empty last name.
 */
export function segmentsOf(reference: string): Segment[] {
  const segments: Segment[] = [];
  const part = /("[^"]*"?|[^".])*/y;
  for (let start = 0; start <= reference.length; ) {
    part.lastIndex = start;
    const text = part.exec(reference)?.[0] ?? '';
    const end = start + text.length;
    segments.push({ name: text.replace(/"/g, ''), start, end });
    start = end + 1;
  }
  return segments;
}
