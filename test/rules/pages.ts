import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapter, type Rule, readChapter } from '@azroute/language';
import { rulePages } from '../../packages/cli/src/rulebook/pages.js';

const root = join(import.meta.dirname, '../..');

/** The folder of the rulebook. */
export const folder = join(root, 'docs/rules');

/** A page of the rulebook as it is in its file. */
export interface RulePage extends Chapter {
  readonly file: string;
  readonly text: string;
}

/** The pages with rules, in reading order. */
export const pages: readonly RulePage[] = rulePages.map(([file]) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, ...readChapter(text) };
});

/** All rules and disputed points, each with its page. */
export const entries: ReadonlyMap<string, { readonly rule: Rule; readonly page: RulePage }> = new Map(
  pages.flatMap((page) => page.rules.map((rule) => [rule.id, { rule, page }] as const)),
);

/** The files of the folder that contain no rules. */
export const otherPages = readdirSync(folder).filter((file) => !pages.some((page) => page.file === file));

/** The locations of the sources that rules cite, from the tables of sources.md, by name. */
export const sources: ReadonlyMap<string, string> = new Map(
  [...readFileSync(join(folder, 'sources.md'), 'utf8').matchAll(/^\| \[([^\]]{3,})\]\((\S+)\) \|/gm)].map(
    ([, name = '', target = '']) => [name, target] as const,
  ),
);

/** The folders of the conformance suite, by name: `case 05`, and `WAN case 05` of a virtual WAN. */
export const cases: ReadonlyMap<string, string> = new Map(
  readdirSync(join(root, 'test/conformance')).flatMap((folder) => {
    const [, wan, number] = /^(vwan-)?(\d{2})-/.exec(folder) ?? [];
    return number === undefined ? [] : [[`${wan === undefined ? '' : 'WAN '}case ${number}`, folder] as const];
  }),
);
