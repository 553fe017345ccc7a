/** Turns a sentence into a clause: removes the full stop, and the capital letter unless the first word is a name. */
export function asClause(text: string): string {
  return text.replace(/\.$/, '').replace(/^(?:The|No|Nobody|Nothing|Next|Between) /, (word) => word.toLowerCase());
}
