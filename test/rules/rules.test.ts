import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationsIn, linkRules, type Rule, replaceCitations, rulePlace } from '@azroute/language';
import { describe, expect, test } from 'vitest';
import { citedAnywhere, citedRules } from './cited.js';
import { allRulesPage, isRule, notEncodedPage, renewedStart } from './index-pages.js';
import { renewedLines } from './lines.js';
import { entries, folder, otherPages, pages, sources } from './pages.js';
import { renewedPage } from './renew.js';

const root = join(import.meta.dirname, '../..');
const cited = citedRules();
const rules = [...entries.values()].map(({ rule }) => rule).filter(isRule);
const disputes = [...entries.values()].map(({ rule }) => rule).filter((rule) => !isRule(rule));

describe('what is derived is up to date (`vitest run test/rules --update` renews it)', () => {
  test.each(pages)('$file', async (page) => {
    await expect(renewedPage(page, cited)).toMatchFileSnapshot(join(folder, page.file));
  });

  test('the start page', async () => {
    const start = join(folder, 'README.md');
    await expect(renewedStart(readFileSync(start, 'utf8'), cited)).toMatchFileSnapshot(start);
  });

  test('the lists', async () => {
    await expect(allRulesPage(cited)).toMatchFileSnapshot(join(folder, 'all-rules.md'));
    await expect(notEncodedPage(cited)).toMatchFileSnapshot(join(folder, 'not-encoded.md'));
  });

  test('the lines of the entries, for links in editors', async () => {
    const file = join(root, 'packages/language/src/rulebook/rule-lines.ts');
    await expect(renewedLines(pages.map((page) => [page.file, renewedPage(page, cited)]))).toMatchFileSnapshot(file);
  });
});

describe('the rulebook', () => {
  test('is on the pages that products carry', () => {
    expect(otherPages.sort()).toEqual(['README.md', 'all-rules.md', 'not-encoded.md', 'sources.md']);
  });

  test('has each rule and each disputed point once, without gaps, in order within a page', () => {
    const ids = pages.flatMap((page) => page.rules.map(({ id }) => id));
    expect(ids.length).toBe(new Set(ids).size);
    for (const page of pages) expect(page.rules.map(({ id }) => id)).toEqual(page.rules.map(({ id }) => id).sort());
    const numbers = (letter: string) => [
      ...new Set(ids.filter((id) => id[0] === letter).map((id) => Number.parseInt(id.slice(1), 10))),
    ];
    for (const letter of ['R', 'T', 'V', 'W']) expect(numbers(letter)).toEqual(numbers(letter).map((_, i) => i + 1));
  });

  test('has an entry for whatever is cited anywhere', () => {
    expect([...citedAnywhere()].filter(([id]) => !entries.has(id))).toEqual([]);
  });

  test('says of each rule that no source cites why not', () => {
    expect(rules.filter(({ id, facts }) => !cited.has(id) && !facts['Not encoded']).map(({ id }) => id)).toEqual([]);
  });

  test('names each of its sources in the list of sources, and no other ones are there', () => {
    const named = new Set(pages.flatMap(({ text }) => [...text.matchAll(/\[([^\]\n]+)\]/g)].map(([, name]) => name)));
    expect([...sources.keys()].filter((name) => !named.has(name))).toEqual([]);
    for (const { text } of pages) expect([...text.matchAll(/^\[.*\]: \?$/gm)].map(([line]) => line)).toEqual([]);
  });
});

describe('each rule', () => {
  /** The rules for which something does not hold. */
  const without = (holds: (rule: Rule) => boolean) => rules.filter((rule) => !holds(rule)).map(({ id }) => id);

  test('has a title that is none of a sentence, and says what it says in sentences', () => {
    expect(without(({ title }) => /^[A-Z0-9`].*[^.]$/.test(title))).toEqual([]);
    expect(without(({ statement }) => /[.:|](\n|$)/.test(statement))).toEqual([]);
  });

  test('has evidence and a confidence that follows from it', () => {
    expect(without((rule) => rule.facts.Confidence === confidenceOf(rule))).toEqual([]);
  });

  test('names a default and who disagrees if it is disputed', () => {
    expect(without(({ facts }) => !facts.Dispute || /\.$/.test(facts.Default ?? ''))).toEqual([]);
    expect(without(({ facts }) => !facts.Dispute || /\[[TV]\d\d\]|\.$/.test(facts.Dispute))).toEqual([]);
  });

  test('says why it is not encoded in a sentence', () => {
    expect(without(({ facts }) => /^$|\.$/.test(facts['Not encoded'] ?? ''))).toEqual([]);
  });
});

test('each disputed point says who disagrees and what azroute takes', () => {
  const bare = disputes.filter(({ statement, facts }) => !/\.$/.test(statement) || !/\.$/.test(facts.Default ?? ''));
  expect(disputes.filter(({ facts }) => !/^(settled|open)$/.test(facts.State ?? ''))).toEqual([]);
  expect(bare.map(({ id }) => id)).toEqual([]);
});

/** The confidence that the evidence gives; undefined if there is none. */
function confidenceOf({ facts }: Rule): string | undefined {
  const { Documented: documented, Observed: observed, Inferred: inferred, Dispute: dispute } = facts;
  if ((documented ?? observed ?? inferred) === undefined) return undefined;
  if (isOpen(dispute) || (documented ?? observed) === undefined) return 'low';
  const seen = observed?.replaceAll(/\([^)]*\)/g, '').split(',').length ?? 0;
  return inferred === undefined && (seen > 1 || (documented !== undefined && seen > 0)) ? 'high' : 'medium';
}

/** Whether a dispute is unsettled. */
function isOpen(dispute: string | undefined): boolean {
  const [id] = citationsIn(dispute ?? '');
  return dispute !== undefined && entries.get(id ?? '')?.rule.facts.State !== 'settled';
}

test('every entry is found by its number', () => {
  for (const [id, { page }] of entries) {
    const place = rulePlace(id);
    expect(place?.page).toBe(page.file);
    const line = page.text.split('\n')[(place?.line ?? 0) - 1];
    expect(line).toBe(`<a id="${id.toLowerCase()}"></a>`);
  }
  expect(rulePlace('R999')).toBeUndefined();
});

test('the links at the ends of the pages lead somewhere', () => {
  const broken = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/^\[.*\]: (\S+)$/gm)].flatMap(([line, target = '']) => {
      if (/^https:/.test(target)) return [];
      const [path = '', anchor] = target.split('#');
      const at = join(folder, path === '' ? file : path);
      if (!existsSync(at)) return [line];
      return anchor === undefined || readFileSync(at, 'utf8').includes(`<a id="${anchor}"></a>`) ? [] : [line];
    }),
  );
  expect(broken).toEqual([]);
});

test.each([
  { text: 'R005, R006: space', expected: ['R005', 'R006'] },
  { text: '(R056–R058)', expected: ['R056', 'R057', 'R058'] },
  { text: 'R028a and T05', expected: ['R028a', 'T05'] },
  { text: 'W041–W043, V02', expected: ['W041', 'W042', 'W043', 'V02'] },
  { text: 'R041–W043', expected: ['R041', 'W043'] },
  { text: 'R2, XR100, R1000, AZR101, 2026-11-26T17:00', expected: [] },
])('citations in "$text"', ({ text, expected }) => {
  expect(citationsIn(text)).toEqual(expected);
});

test.each([
  { text: 'so (R035, T05)', expected: 'so ([R035](r/selection.md#r035), [T05](r/disputes.md#t05))' },
  { text: 'R056–R058', expected: '[R056](r/route-tables.md#r056)–[R058](r/route-tables.md#r058)' },
  { text: 'W045 (V01)', expected: '[W045](r/virtual-wan-spoke-rows.md#w045) ([V01](r/virtual-wan-disputes.md#v01))' },
  { text: '# R035\n`R035` [R035](x) R999', expected: '# R035\n`R035` [R035](x) R999' },
  { text: '```\nR035\n```\nR035', expected: '```\nR035\n```\n[R035](r/selection.md#r035)' },
])('links in "$text"', ({ text, expected }) => {
  expect(linkRules(text, 'r')).toBe(expected);
});

test.each(globSync(['*.md', 'docs/**/*.md'], { cwd: root }).sort())('each rule that %s cites is a link', (page) => {
  const bare: string[] = [];
  replaceCitations(readFileSync(join(root, page), 'utf8'), (id) => {
    if (entries.has(id)) bare.push(id);
    return undefined;
  });
  expect(bare).toEqual([]);
});
