/** A substring shorter than this is always a copy. */
const shortestPart = 13;

/** Longer texts rarely occur twice, so they are not shared. */
const longestKept = 256;

const mostKept = 50_000;

const kept = new Map<string, string>();

/**
 * A copy of a text that shares no memory with another one. JavaScript engines represent a substring, such as the result
 * of `slice` or a regular expression, as a pointer into the whole string: keeping a short name keeps the whole old
 * version of its file in memory. Equal texts mostly become one object.
 */
export function ownText(text: string): string {
  if (text.length < shortestPart) return text;
  if (text.length > longestKept) return copyOf(text);
  let own = kept.get(text);
  if (own === undefined) {
    own = copyOf(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(own, own);
  }
  return own;
}

function copyOf(text: string): string {
  return [...text].join('');
}
