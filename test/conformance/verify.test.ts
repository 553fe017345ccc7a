import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '@azroute/engine';
import { describe, expect, test } from 'vitest';
import { compareTables, differs } from '../../packages/language/src/verify/compare.js';
import { parsePrinted } from '../../packages/language/src/verify/parse-printed.js';
import { list, readExpectation, type Section } from '../expectations/expectation.js';
import { settingsOf } from '../expectations/judge.js';
import { open } from '../expectations/subject.js';

const here = import.meta.dirname;

/** Whether Azure's table is complete, and azroute is not known to differ. */
function isWhole({ kind, differs: known, partial, trimmed, rows }: Section): boolean {
  const placeholder = rows.some((row) => row.some((field) => field.startsWith('<None>') || field === 'X.X.X.X'));
  return kind === 'routes' && known === undefined && !partial && trimmed.length === 0 && !placeholder;
}

/** A section's table in the format of `az … -o table`. */
function printed({ rows }: Section): string {
  return rows.map((row) => `${row.join('  ')}\n`).join('');
}

const whole = globSync('*/*.expected.md', { cwd: here })
  .sort()
  .map((file) => {
    const expectation = readExpectation(join(here, file));
    return { file, settings: settingsOf(expectation), sections: expectation.sections.filter(isWhole) };
  })
  .filter(({ sections }) => sections.length > 0);

describe.each(whole)('azroute verify agrees with $file', async ({ file, settings, sections }) => {
  const subject = await open(join(here, file.replace('.expected.md', '.azroute')), settings);
  test.each(sections)('$heading', (section) => {
    for (const reference of list(section.subject)) {
      const computed = subject.snapshot.effectiveRoutes(subject.id(reference, ['nic']));
      if (!computed) throw new Error(`${reference} has no table`);
      const profile = settings.noneRoutes ?? defaultSettings.noneRoutes;
      const comparison = compareTables(parsePrinted(printed(section), section.heading), computed, profile);
      expect({ missing: comparison.missing, extra: comparison.extra }).toEqual({ missing: [], extra: [] });
      expect(comparison.otherProfile).toEqual([]);
      expect(differs(comparison)).toBe(false);
    }
  });
});

test('many tables are compared', () => {
  expect(whole.flatMap(({ sections }) => sections).length).toBeGreaterThan(30);
});
