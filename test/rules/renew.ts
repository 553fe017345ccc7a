import { citationsIn, type Rule, type RuleFact, replaceCitations, replaceInText, ruleFacts } from '@azroute/language';
import { isRule } from './index-pages.js';
import { cases, entries, type RulePage, sources } from './pages.js';

/** How cases and issues are named in running text. */
const named = /\b(?:WAN )?case \d{2}\b|\bazure-docs #\d+\b/g;

/** A page in its fixed form: citations as links, the files that cite its rules, and the link targets at its end. */
export function renewedPage(page: RulePage, cited: ReadonlyMap<string, readonly string[]>): string {
  const body = [`# ${page.title}\n\n${linked(page.intro)}`, ...page.rules.map((rule) => renewedRule(rule, cited))];
  const text = body.join('\n\n');
  return `${text}\n\n${targets(text, page.file).join('\n')}\n`;
}

function renewedRule(rule: Rule, cited: ReadonlyMap<string, readonly string[]>): string {
  const files = cited.get(rule.id);
  const facts: Partial<Record<RuleFact, string>> = {
    ...rule.facts,
    // A cited rule needs no explanation.
    'Not encoded': files ? undefined : rule.facts['Not encoded'],
    Rules: isRule(rule) ? undefined : partsOf(rule.id).join(', ') || undefined,
    'Cited by': files?.map(fileLink).join(' · '),
  };
  const list = ruleFacts.flatMap((name) => {
    const text = facts[name];
    return text === undefined ? [] : `- **${name}:** ${name === 'Cited by' ? text : linked(text)}`;
  });
  const anchor = `<a id="${rule.id.toLowerCase()}"></a>`;
  return `${anchor}\n## ${rule.id} · ${rule.title}\n\n${linked(rule.statement)}\n\n${list.join('\n')}`;
}

/** The rules that are part of a dispute. */
function partsOf(dispute: string): readonly string[] {
  return [...entries.values()].flatMap(({ rule }) => (disputesOf(rule).includes(dispute) ? rule.id : []));
}

/** The disputed points that a rule is part of. */
function disputesOf({ facts }: Rule): readonly string[] {
  return citationsIn((facts.Dispute ?? '').replaceAll(/[[\]]/g, ''));
}

/** Citations, cases and issues as links whose targets are at the end of the page. */
function linked(markdown: string): string {
  const bracketed = (text: string) => `[${text}]`;
  return replaceInText(replaceCitations(markdown, bracketed), named, bracketed);
}

/** `engine/effective/table` or `AZR110`, with a link to the file. */
function fileLink(file: string): string {
  const page = /^docs\/(diagnostics\/(AZR\d+)\.md)$/.exec(file);
  if (page) return `[${page[2]}](../${page[1]})`;
  return `[${file.replace(/^packages\/(\w+)\/src\//, '$1/').replace(/\.ts$/, '')}](../../${file})`;
}

/** The targets of the links of a page, rules first. */
function targets(text: string, file: string): readonly string[] {
  const withoutCode = text.replaceAll(/```[\s\S]*?```|`[^`\n]+`/g, '');
  const labels = new Set([...withoutCode.matchAll(/\[([^\]\n]+)\](?!\()/g)].map(([, label = '']) => label));
  const order = (label: string) => (entries.has(label) ? 0 : /^(WAN )?case /.test(label) ? 1 : 2);
  return [...labels]
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((label) => `[${label}]: ${target(label, file)}`);
}

function target(label: string, file: string): string {
  const page = entries.get(label)?.page.file;
  if (page !== undefined) return `${page === file ? '' : page}#${label.toLowerCase()}`;
  if (/^(WAN )?case \d+$/.test(label)) return `../../test/conformance/${cases.get(label) ?? '?'}`;
  const [, issue] = /^azure-docs #(\d+)$/.exec(label) ?? [];
  if (issue !== undefined) return `https://github.com/MicrosoftDocs/azure-docs/issues/${issue}`;
  return sources.get(label) ?? '?';
}
