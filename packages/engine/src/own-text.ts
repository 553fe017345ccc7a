/** A part of a text that is shorter than this is always a copy. */
const shortestPart = 13;

/** Longer ones are seldom the same twice. */
const longestKept = 256;

const mostKept = 50_000;

const kept = new Map<string, string>();

/**
 * A text that shares no memory with another one. JavaScript engines make a part of a text, as `slice` and regular
 * expressions give it, by pointing into the whole one: whoever keeps a name of thirteen letters keeps the file that it
 * was read from, in the version of then. Equal texts mostly become one.
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
