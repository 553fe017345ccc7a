/**
 * The end of each key of a line number (`line`, `startLine`, `endLine`). JSON strings don't contain it, because quotes
 * in them are escaped.
 */
const endOfKey = 'ine":';

/** JSON of values of the protocol with all line numbers moved. */
export function movedLines(json: string, by: number): string {
  if (by === 0) return json;
  const [head = '', ...parts] = json.split(endOfKey);
  let moved = head;
  for (const part of parts) {
    let line = 0;
    let digits = 0;
    for (let code = part.charCodeAt(0); code >= 48 && code <= 57; code = part.charCodeAt(++digits))
      line = line * 10 + code - 48;
    moved += `${endOfKey}${line + by}${part.slice(digits)}`;
  }
  return moved;
}
