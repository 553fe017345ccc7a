/** A link to the entry of a rule in its chapter, inline or as a definition. */
const ruleLink = /(?<=\]\(|^\[[^\]\n]+\]: )((?:\.{1,2}\/|[\w-]+\/)*)[\w-]+\.md#([a-z])(\d+[a-z]?)(?=[)\s]|$)/gm;

/** The name of the page of a rule. */
const rulePageName = /^([A-Z]\d+[a-z]?)\.md$/;

/**
 * A page whose links to the entries of rules lead to pages of single rules: VS Code opens a rendered page at its top,
 * whatever the link says.
 */
export function withRulePages(text: string): string {
  return text.replace(ruleLink, (_, folder: string, letter: string, rest: string) => {
    return `${folder}${letter.toUpperCase()}${rest}.md`;
  });
}

/** The rule whose page has a name such as `R156.md`; undefined if it is another page. */
export function ruleOfPage(name: string): string | undefined {
  return rulePageName.exec(name)?.[1];
}

/** The page of a rule from its chapter; undefined if the chapter has no such rule. */
export function rulePage(rule: string, chapter: string, chapterName: string): string | undefined {
  const lines = chapter.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith(`## ${rule} · `));
  if (start < 0) return undefined;
  const isEnd = (line: string) => line.startsWith('## ') || line.startsWith('<a id=') || isDefinition(line);
  const length = lines.slice(start + 1).findIndex(isEnd);
  const entry = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  const title = lines.find((line) => line.startsWith('# '))?.slice(2) ?? chapterName;
  return [
    (lines[start] ?? '').slice(1),
    ...entry.join('\n').trimEnd().split('\n'),
    '',
    `All rules of this chapter: [${title}](${chapterName})`,
    '',
    ...lines.filter(isDefinition),
    '',
  ].join('\n');
}

function isDefinition(line: string): boolean {
  return /^\[[^\]]+\]: /.test(line);
}
