import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExpectation } from '../expectations/expectation.js';
import { asText, judge, settingsOf } from '../expectations/judge.js';
import { open } from '../expectations/subject.js';

const here = import.meta.dirname;

/*
 * Each pair of files is a deployment that people had trouble with: `.azroute` says what was deployed, `.expected.md`
 * where it was reported, its tables and paths, and what azroute reports.
 */
const files = globSync('*.expected.md', { cwd: here }).sort();

test('each deployment has its expectation, with findings', () => {
  const deployments = globSync('*.azroute', { cwd: here }).sort();
  expect(files).toEqual(deployments.map((file) => file.replace(/\.azroute$/, '.expected.md')));
  for (const file of files) {
    expect(readExpectation(join(here, file)).sections.map(({ kind }) => kind)).toContain('findings');
  }
});

test('the page on fidelity lists each deployment', () => {
  const page = readFileSync(join(here, '../../docs/fidelity.md'), 'utf8');
  const listed = [...page.matchAll(/^\| \[[^\]]*\]\(\.\.\/test\/field\/([^)]*)\.azroute\)/gm)].map(([, name]) => name);
  expect(listed).toEqual(files.map((file) => file.replace('.expected.md', '')));
});

describe.each(files)('%s', async (file) => {
  const expectation = readExpectation(join(here, file));
  const subject = await open(join(here, file.replace('.expected.md', '.azroute')), settingsOf(expectation));

  test.each(expectation.sections.map((section) => [section.heading, section] as const))('%s', (_heading, section) => {
    expect(asText(judge(section, subject))).toBe('');
  });
});
