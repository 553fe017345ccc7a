import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExpectation } from '../expectations/expectation.js';
import { asText, judge, settingsOf } from '../expectations/judge.js';
import { open } from '../expectations/subject.js';

const here = import.meta.dirname;

/*
 * Each folder is one real deployment on Azure, and each pair of files one stage of it: `.azroute` says what was deployed,
 * `.expected.md` what Azure printed, and which errors and warnings azroute reports: no error where the source shows that
 * the packets arrive. Tables are compared as sets.
 */
const files = globSync('*/*.expected.md', { cwd: here }).sort();

test.each(files)('%s says what is found in the deployment', (file) => {
  expect(readExpectation(join(here, file)).sections.map(({ kind }) => kind)).toContain('findings');
});

describe.each(files)('%s', async (file) => {
  const expectation = readExpectation(join(here, file));
  const subject = await open(join(here, file.replace('.expected.md', '.azroute')), settingsOf(expectation));

  test('what Azure accepted is accepted', () => {
    const refused = subject.reported.filter(
      ({ code, severity }) => code.startsWith('AZR0') && (severity === 'error' || severity === 'warning'),
    );
    expect(refused.map(({ code, at, message }) => `${code} ${at}: ${message}`)).toEqual([]);
  });

  for (const section of expectation.sections) {
    const { heading, differs } = section;
    if (!differs) {
      test(heading, () => expect(asText(judge(section, subject))).toBe(''));
    } else {
      test(`${heading} differs: ${differs.reason}`, () => {
        const lines = judge(section, subject).flatMap((difference) => difference.lines);
        expect(lines, 'if it agrees now, take the known difference out of the expectation').toEqual(differs.lines);
      });
    }
  }
});
