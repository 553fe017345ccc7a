import { replaceCitations } from './citations.js';
import { ruleLines } from './rule-lines.js';

/** The location of the entry of a rule. */
export interface RulePlace {
  /** The name of its page in docs/rules. */
  readonly page: string;
  /** The first line of its entry, counted from 1. */
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

/** The location of the entry of a rule or disputed point; undefined if there is none. */
export function rulePlace(id: string): RulePlace | undefined {
  return places.get(id);
}

/** The link to the entry of a rule; undefined if there is none. `folder` contains the pages, such as `../rules`. */
export function ruleHref(id: string, folder = rulePagesOnline): string | undefined {
  const place = places.get(id);
  return place && `${folder}/${place.page}#${id.toLowerCase()}`;
}

/** Turns the citations of rules in Markdown into links to the pages in a folder. */
export function linkRules(markdown: string, folder: string): string {
  return replaceCitations(markdown, (id) => {
    const href = ruleHref(id, folder);
    return href && `[${id}](${href})`;
  });
}

/** Replaces links to the entries of rules in a sibling folder by the numbers of the rules. */
export function unlinkRules(markdown: string): string {
  return markdown.replaceAll(/\[([RTVW]\d+a?)\]\(\.\.\/rules\/[^)\n]*\)/g, '$1');
}
