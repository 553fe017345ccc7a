import { type Chapter, type Rule, readChapter, ruleHref } from '@azroute/language';
import { rulePages } from './pages.js';

/** The chapters of the rulebook in reading order. Read on demand, because few commands need them. */
export function chapters(): readonly Chapter[] {
  return rulePages.map(([, text]) => readChapter(text));
}

/** An entry as text for a terminal, without the source files that cite the rule. */
export function ruleText({ id, title, statement, facts }: Rule): string {
  const list = Object.entries(facts).flatMap(([name, text]) => (name === 'Cited by' ? [] : `- **${name}:** ${text}`));
  return unlinked(`# ${id} · ${title}\n\n${statement}\n\n${list.join('\n')}\n`);
}

/** The list of all entries as text. */
export function rulesText(): string {
  return chapters()
    .map(({ title, rules }) => `${title}\n${rules.map((rule) => `  ${rule.id.padEnd(5)} ${rule.title}\n`).join('')}`)
    .join('\n');
}

/** An entry as data; texts are Markdown without links. */
export function ruleJson({ id, title, statement, facts }: Rule) {
  return {
    id,
    title,
    statement: unlinked(statement),
    documented: textOf(facts.Documented),
    observed: textOf(facts.Observed),
    inferred: textOf(facts.Inferred),
    confidence: facts.Confidence,
    dispute: textOf(facts.Dispute),
    state: facts.State,
    default: textOf(facts.Default),
    notEncoded: textOf(facts['Not encoded']),
    rules: facts.Rules === undefined ? undefined : unlinked(facts.Rules).split(', '),
    href: ruleHref(id),
  };
}

function textOf(markdown: string | undefined): string | undefined {
  return markdown === undefined ? undefined : unlinked(markdown);
}

/** Markdown with links replaced by their texts. */
function unlinked(markdown: string): string {
  return markdown.replace(/`[^`\n]*`|\[([^\]\n]+)\](?:\([^)\n]*\))?/g, (all, text?: string) => text ?? all);
}
