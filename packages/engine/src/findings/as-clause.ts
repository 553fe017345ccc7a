/** A sentence as the rest of one: without its full stop, and without the capital of a word that is no name. */
export function asClause(text: string): string {
  return text.replace(/\.$/, '').replace(/^(?:The|No|Nobody|Nothing|Next|Between) /, (word) => word.toLowerCase());
}
