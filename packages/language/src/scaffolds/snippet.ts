/**
 * A text in the syntax of snippets, in which some names can be changed one after the other, each in all its places.
 * @param names the names, in the order of their tab stops
 */
export function asSnippet(text: string, names: readonly string[]): string {
  const escaped = text.replace(/[\\$}]/g, '\\$&');
  return names.reduce((snippet, name, i) => {
    const everywhere = new RegExp(`(?<![\\w.:-])${name}(?![\\w-])`, 'g');
    return snippet.replace(everywhere, () => `\${${i + 1}:${name}}`);
  }, escaped);
}
