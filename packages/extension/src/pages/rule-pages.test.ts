import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleOfPage, rulePage, withRulePages } from './rule-pages.js';

const rules = join(import.meta.dirname, '../../../../docs/rules');
const chapters = readdirSync(rules).map((name) => ({ name, text: readFileSync(join(rules, name), 'utf8') }));
const headings = chapters.flatMap(({ name, text }) =>
  [...text.matchAll(/^## ([A-Z]\d+[a-z]?) · (.*)$/gm)].map(([, rule = '', title = '']) => ({
    name,
    text,
    rule,
    title,
  })),
);

describe('the page of a rule', () => {
  it('is there for every rule, and begins with it', () => {
    expect(headings.length).toBeGreaterThan(300);
    for (const { name, text, rule, title } of headings) {
      const page = rulePage(rule, text, name) ?? '';
      expect(page.startsWith(`# ${rule} · ${title}\n`), rule).toBe(true);
      expect(page.match(/^#/gm), rule).toHaveLength(1);
      expect(page).toContain(`](${name})`);
    }
  });

  it('links other rules to their pages', () => {
    const pages = headings.map(({ name, text, rule }) => withRulePages(rulePage(rule, text, name) ?? ''));
    const known = new Set(headings.map(({ rule }) => `${rule}.md`));
    const links = pages.flatMap((page) => [...page.matchAll(/(?:\]\(|\]: )(?:\.\/)?([A-Z]\d+[a-z]?\.md)/g)]);
    expect(links.length).toBeGreaterThan(300);
    expect(links.filter(([, link = '']) => !known.has(link))).toEqual([]);
    expect(pages.filter((page) => /\.md#[a-z]\d/.test(page))).toEqual([]);
  });

  it('is not there for a rule that a chapter does not have', () => {
    expect(rulePage('R9999', chapters[0]?.text ?? '', 'a.md')).toBeUndefined();
  });
});

it.each([
  ['see [R156](../rules/route-server-routes.md#r156).', 'see [R156](../rules/R156.md).'],
  ['[R028a]: system-routes.md#r028a', '[R028a]: R028a.md'],
  ['[T05](./disputes.md#t05)', '[T05](./T05.md)'],
  ['[words](README.md#words)', '[words](README.md#words)'],
  ['[web](https://example.com/a.md#r1)', '[web](https://example.com/a.md#r1)'],
])('links in %s lead to rules', (text, expected) => {
  expect(withRulePages(text)).toBe(expected);
});

it.each([
  ['R156.md', 'R156'],
  ['README.md', undefined],
  ['AZR101.md', undefined],
])('knows the rule of the page %s', (name, rule) => {
  expect(ruleOfPage(name)).toBe(rule);
});
