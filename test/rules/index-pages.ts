import { linkRules, type Rule } from '@azroute/language';
import { pages } from './pages.js';

const marked = /(<!-- chapters -->\n)[\s\S]*?(\n<!-- \/chapters -->)/;

/** Which files cite each rule. */
type Cited = ReadonlyMap<string, readonly string[]>;

/** The start page of the rulebook with its current chapters. */
export function renewedStart(text: string, cited: Cited): string {
  const rules = pages.flatMap((page) => page.rules).filter(isRule);
  const open = rules.filter(({ id }) => !cited.has(id)).length;
  const counts = `The rulebook has ${rules.length} rules. The source cites ${rules.length - open} of them; [${open} are not encoded](not-encoded.md).`;
  const rows = pages.map(({ file, title, intro, rules: [first, ...more] }) => {
    const range = [first, more.at(-1)].flatMap((rule) => (rule ? entryLink(rule, file) : [])).join('–');
    return `| [${title}](${file}) | ${range} | ${intro.replace(/(?<=\.) .*$/s, '')} |`;
  });
  const chapters = ['| Chapter | Entries | What it is about |', '| --- | --- | --- |', ...rows].join('\n');
  return text.replace(marked, `$1${counts}\n\n${chapters}$2`);
}

/** The page that lists all entries. */
export function allRulesPage(cited: Cited): string {
  const rows = entryRows(({ id, title, facts }, link) => {
    const isCited = cited.has(id) ? '✓' : '';
    return [link, title, isRule({ id }) ? (facts.Confidence ?? '') : 'disputed point', isCited];
  });
  return `# All rules

The entries of the [rulebook](README.md) in the order of their chapters. A check mark in the last column means that the source cites the entry.

| Rule | About | Confidence | Cited |
| --- | --- | --- | --- |
${rows}`;
}

/** The page that says for each rule that the source does not cite why not. */
export function notEncodedPage(cited: Cited): string {
  const rows = entryRows((rule, link) =>
    isRule(rule) && !cited.has(rule.id)
      ? [link, rule.title, linkRules(plain(rule.facts['Not encoded'] ?? '?'), '.')]
      : undefined,
  );
  return `# Rules that are not encoded

Rules of the [rulebook](README.md) that the source doesn't cite. Most follow from others, or concern features that the language doesn't describe.

| Rule | About | Why not |
| --- | --- | --- |
${rows}`;
}

/** A row for each entry that has cells. */
function entryRows(cells: (rule: Rule, link: string) => readonly string[] | undefined): string {
  return pages
    .flatMap(({ file, rules }) =>
      rules.flatMap((rule) => {
        const row = cells(rule, entryLink(rule, file));
        return row ? `| ${row.join(' | ')} |\n` : [];
      }),
    )
    .join('');
}

function entryLink({ id }: Rule, file: string): string {
  return `[${id}](${file}#${id.toLowerCase()})`;
}

/** Markdown without links whose targets are defined at the end of another page. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\](?!\()/g, '$1');
}

/** Whether an entry is a rule and not a disputed point. */
export function isRule({ id }: Pick<Rule, 'id'>): boolean {
  return /^[RW]/.test(id);
}
