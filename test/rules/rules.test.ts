import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { citedRules, rulesIn } from './cited.js';
import { type Rule, rulesPage } from './page.js';

const rules: Readonly<Record<string, Rule>> = JSON.parse(readFileSync(join(import.meta.dirname, 'rules.json'), 'utf8'));
const cited = citedRules();

test('the page lists where each rule is encoded (`vitest run test/rules --update` renews it)', async () => {
  await expect(rulesPage(rules, cited)).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/rules.md'));
});

test('the rulebook has 278 rules', () => {
  const numbers = Array.from({ length: 278 }, (_, i) => `R${String(i + 1).padStart(3, '0')}`);
  expect(Object.keys(rules)).toEqual(numbers);
});

test('each rule is cited by the code or has a reason why not', () => {
  const open = Object.entries(rules).filter(([rule, { reason }]) => !cited.has(rule) && !reason);
  expect(open).toEqual([]);
});

test('the code cites no rule that does not exist', () => {
  expect([...cited].filter(([rule]) => !(rule in rules))).toEqual([]);
});

test.each([
  { text: 'R005, R006: space', expected: ['R005', 'R006'] },
  { text: '(R056–R058)', expected: ['R056', 'R057', 'R058'] },
  { text: 'R2, XR100, R1000', expected: [] },
])('citations in "$text"', ({ text, expected }) => {
  expect(rulesIn(text)).toEqual(expected);
});
