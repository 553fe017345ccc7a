const plainName = /^[A-Za-z_](-*[0-9A-Za-z_])*$/;

/** The name of a token: its text without quotes. The closing quote can be missing. */
export function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.length > 1 && text.endsWith('"') ? text.slice(1, -1) : text.slice(1);
}

/** True if the name can be written without quotes. */
export function isPlainName(name: string): boolean {
  return plainName.test(name);
}

/** A name as it is written in a file: quoted if it must be. */
export function nameText(name: string): string {
  return isPlainName(name) ? name : `"${name}"`;
}

/** Joins names to a reference as it is written in a file. */
export function referenceText(names: readonly string[]): string {
  return names.map(nameText).join('.');
}

/** One name of a reference and its position in the reference's text, including quotes. */
export interface ReferenceSegment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const segmentPattern = /"[^"\n\r]*"?|[^."]+/g;

/** Splits a reference into its names; `spoke1.*` ends with the name `*`, `spoke1.` with the name ``. */
export function splitReference(text: string): ReferenceSegment[] {
  if (!text.includes('.') && !text.includes('"')) return [{ name: text, start: 0, end: text.length }];
  const segments: ReferenceSegment[] = [];
  for (const match of text.matchAll(segmentPattern)) {
    segments.push({ name: unquote(match[0]), start: match.index, end: match.index + match[0].length });
  }
  if (text.endsWith('.') && !text.endsWith('"')) segments.push({ name: '', start: text.length, end: text.length });
  return segments;
}
