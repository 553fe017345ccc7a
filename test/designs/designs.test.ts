import { existsSync, globSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExpectation } from '../expectations/expectation.js';
import { asText, judge, settingsOf } from '../expectations/judge.js';
import { open } from '../expectations/subject.js';

const here = import.meta.dirname;
const examples = join(here, '../../examples');

/**
 * The topology of an expectation: the example with its name, the main file of the example folder, or a fixture next to
 * it.
 */
function topologyOf(name: string): string {
  const places = [
    join(examples, `${name}.azroute`),
    join(examples, name, 'network.azroute'),
    join(here, `${name}.azroute`),
  ];
  return places.find((place) => existsSync(place)) ?? `no topology for ${name}`;
}

const expectations = globSync('*.expected.md', { cwd: here }).sort();

describe.each(expectations)('%s', async (file) => {
  const expectation = readExpectation(join(here, file));
  const subject = await open(topologyOf(basename(file, '.expected.md')), settingsOf(expectation));

  test.each(expectation.sections.map((section) => [section.heading, section] as const))('%s', (_heading, section) => {
    expect(asText(judge(section, subject))).toBe('');
  });
});

test('every example has its expectations, with findings', () => {
  const mains = globSync(['*.azroute', '*/network.azroute'], { cwd: examples });
  const expected = mains.map((file) => `${relative('.', file).replace(/(\/network)?\.azroute$/, '')}.expected.md`);
  expect(expectations).toEqual(expect.arrayContaining(expected));
  for (const file of expected)
    expect(readExpectation(join(here, file)).sections.map(({ kind }) => kind)).toContain('findings');
});
