/**
 * A rule (`R156`, with an amendment `R028a`; `W030` of virtual WANs), a disputed point (`T05`, `V01`), or a range of rules
 * such as `R056–R066`.
 */
const citation = /\b(?:([RW])\d{3}a?\b(?:[–-]\1\d{3}\b)?|[TV]\d{2}\b)/g;

/** The parts of a text that are not searched for citations: code, links, HTML and headings. */
const opaque = /^```[\s\S]*?^```|^#.*$|`[^`\n]+`|!?\[[^\]\n]*\](?:\([^)\n]*\)|: .*)?|<[^>\n]+>/gm;

/** The rules and disputed points that a text cites, including those within ranges. */
export function citationsIn(text: string): readonly string[] {
  return [...text.matchAll(citation)].flatMap(([cited]) => {
    const [first = cited, last] = cited.split(/[–-]/);
    if (last === undefined) return [first];
    const [from, to] = [Number(first.slice(1, 4)), Number(last.slice(1))];
    return Array.from(
      { length: Math.max(to - from + 1, 1) },
      (_, i) => `${first[0]}${String(from + i).padStart(3, '0')}`,
    );
  });
}

/** Replaces the citations in Markdown outside of code and links; `undefined` keeps a citation. */
export function replaceCitations(markdown: string, replacement: (id: string) => string | undefined): string {
  const replaced = (id: string) => replacement(id) ?? id;
  return replaceInText(markdown, citation, (cited) => cited.replace(/[RTVW]\d+a?/g, replaced));
}

/** Replaces the matches of a pattern in Markdown outside of code, links and headings. */
export function replaceInText(markdown: string, pattern: RegExp, replacement: (match: string) => string): string {
  let end = 0;
  const parts: string[] = [];
  for (const match of markdown.matchAll(opaque)) {
    parts.push(markdown.slice(end, match.index).replace(pattern, replacement), match[0]);
    end = match.index + match[0].length;
  }
  return [...parts, markdown.slice(end).replace(pattern, replacement)].join('');
}
