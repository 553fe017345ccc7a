import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExpectation } from '../expectations/expectation.js';
import { judge, settingsOf } from '../expectations/judge.js';
import { open } from '../expectations/subject.js';

const here = import.meta.dirname;

/*
 * Each folder is one deployment that somebody made on Azure, each pair of files one stage of it: `.azroute` says what was
 * deployed, `.expected.md` what Azure printed. Tables are compared as sets.
 */
describe.each(globSync('*/*.expected.md', { cwd: here }).sort())('%s', async (file) => {
  const expectation = readExpectation(join(here, file));
  const subject = await open(join(here, file.replace('.expected.md', '.azroute')), settingsOf(expectation));

  test('the deployment has no syntax or link errors', () => {
    const broken = subject.reported.filter(({ code }) => code.startsWith('AZR00'));
    expect(broken.map(({ code, at, message }) => `${code} ${at}: ${message}`)).toEqual([]);
  });

  for (const section of expectation.sections) {
    if (section.differs === undefined) {
      test(section.heading, () => expect(judge(section, subject).join('\n\n')).toBe(''));
    } else {
      test(`${section.heading} differs: ${section.differs}`, () =>
        expect(judge(section, subject), 'agrees now: take the line "differs:" out of the expectation').not.toEqual([]));
    }
  }
});
