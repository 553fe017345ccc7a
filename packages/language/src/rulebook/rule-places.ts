import { replaceCitations } from './citations.js';
import { ruleLines } from './rule-lines.js';

/** Where the entry of a rule is. */
export interface RulePlace {
  /** The name of its page in docs/rules. */
  readonly page: string;
  /** The first line of its entry, from 1. */
  readonly line: number;
}

/** The pages of the rulebook on the web. */
export const rulePagesOnline = 'https://github.com/azroute/azroute/blob/main/docs/rules';

const places = new Map(
  Object.entries(ruleLines).flatMap(([page, lines]) =>
    lines.split(' ').map((text): [string, RulePlace] => {
      const [id = '', line] = text.split(':');
      return [id, { page, line: Number(line) }];
    }),
  ),
);

/** Where the entry of a rule or disputed point is; undefined if there is none. */
export function rulePlace(id: string): RulePlace | undefined {
  return places.get(id);
}

/** The address of a rule's entry; undefined if there is none. `folder` is where the pages are, such as `../rules`. */
export function ruleHref(id: string, folder = rulePagesOnline): string | undefined {
  const place = places.get(id);
  return place && `${folder}/${place.page}#${id.toLowerCase()}`;
}

/** Markdown in whose running text the rules that it cites are links to the pages in a folder. */
export function linkRules(markdown: string, folder: string): string {
  return replaceCitations(markdown, (id) => {
    const href = ruleHref(id, folder);
    return href && `[${id}](${href})`;
  });
}

/** Markdown in which the numbers of rules stand in place of links to their entries in a folder beside its own. */
export function unlinkRules(markdown: string): string {
  return markdown.replaceAll(/\[([RT]\d+a?)\]\(\.\.\/rules\/[^)\n]*\)/g, '$1');
}
