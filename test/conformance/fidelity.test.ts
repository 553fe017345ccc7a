import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { list, readExpectation, type Section } from '../expectations/expectation.js';

const here = import.meta.dirname;
const page = readFileSync(join(here, '../../docs/fidelity.md'), 'utf8');

/** The number of tables or paths that a section compares. */
function compared(section: Section): number {
  if (section.kind === 'routes' || section.kind === 'hubRoutes') return list(section.subject).length;
  return section.kind === 'flows' ? section.rows.length : 1;
}

/** For some sections, the numbers of compared route tables, BGP lists and paths, and of known differences. */
function counts(sections: readonly Section[]): number[] {
  const sum = (those: readonly Section[]) => those.reduce((total, section) => total + compared(section), 0);
  return [
    sum(sections.filter(({ kind }) => kind === 'routes' || kind === 'hubRoutes')),
    sum(sections.filter(({ kind }) => kind === 'learned' || kind === 'advertised')),
    sum(sections.filter(({ kind }) => kind === 'flows')),
    sum(sections.filter(({ differs }) => differs !== undefined)),
  ];
}

const cases = new Map<string, Section[]>();
for (const file of globSync('*/*.expected.md', { cwd: here }).sort()) {
  cases.set(dirname(file), [...(cases.get(dirname(file)) ?? []), ...readExpectation(join(here, file)).sections]);
}

test('the page on fidelity gives the numbers of each case', () => {
  const printed = [...page.matchAll(/^\| \[\d\d\]\(\.\.\/test\/conformance\/([^)]*)\) \| [^|]* \| (.*) \|$/gm)];
  expect(printed.map(([, folder, numbers]) => `${folder}: ${numbers}`)).toEqual(
    [...cases].map(
      ([folder, sections]) =>
        `${folder}: ${counts(sections)
          .map((number) => number || '–')
          .join(' | ')}`,
    ),
  );
});

test('the page on fidelity gives the sums', () => {
  const [routes = 0, lists = 0, paths = 0, differ = 0] = counts([...cases.values()].flat());
  expect(page).toContain(
    `Of the ${routes} route tables, ${lists} BGP lists and ${paths} paths, ` +
      `${routes + lists + paths - differ} are reproduced exactly and ${differ} differ`,
  );
});

test('the README gives the sums', () => {
  const readme = readFileSync(join(here, '../../README.md'), 'utf8');
  const [routes = 0, lists = 0, paths = 0, differ = 0] = counts([...cases.values()].flat());
  const all = routes + lists + paths;
  expect(readme).toContain(
    `Of the ${all} tables, lists and paths compared, ${all - differ} match exactly, and ${differ} differ`,
  );
});
