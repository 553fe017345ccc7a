import { listed } from '../../findings/listed.js';

/** The words of edits that state them; edits that another one implies state none. */
export function wordsOf(edits: readonly { readonly words: string | undefined }[]): string | undefined {
  const words = [...new Set(edits.flatMap((edit) => edit.words ?? []))];
  return words.length > 0 ? listed(words) : undefined;
}
