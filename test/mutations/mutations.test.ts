import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCodes } from '@azroute/language';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vainAdvice } from '../advice/vain-advice.js';
import { open, type Reported } from '../expectations/subject.js';
import { mutants } from './all-mutants.js';
import { type Healthy, healthy } from './healthy.js';
import type { Mutant } from './mutation.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-mutations-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What is reported in a topology with this text, or with this text of its part. */
async function reportedIn({ part }: Healthy, text: string): Promise<readonly Reported[]> {
  if (part) cpSync(part.folder, join(folder, 'parts'), { recursive: true });
  const file = part ? join(folder, 'parts', part.file) : join(folder, 'topology.azroute');
  writeFileSync(file, text);
  const { reported, snapshot } = await open(part ? join(folder, 'parts', part.root) : file, {});
  expect(vainAdvice(snapshot)).toEqual([]);
  return reported;
}

const reportedBefore = new Map<Healthy, Promise<readonly Reported[]>>();

function before(of: Healthy): Promise<readonly Reported[]> {
  const reported = reportedBefore.get(of) ?? reportedIn(of, of.text);
  reportedBefore.set(of, reported);
  return reported;
}

test.each(healthy)('$name is healthy', async (of) => {
  expect((await before(of)).filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
});

/** The codes that some mutant has caused. */
const caught = new Set<string>();

describe.each(mutants)('$name', ({ fires, mutants: all }) => {
  test('is found where it can be', () => expect(all.length).toBeGreaterThan(0));

  test.each(all)('in $name', async ({ of, text, change }: Mutant) => {
    const known = new Set((await before(of)).map(({ code }) => code));
    const codes = new Set((await reportedIn(of, text)).map(({ code }) => code));
    const fresh = [...codes].filter((code) => !known.has(code)).sort();
    for (const code of fresh) caught.add(code);
    const found = fresh.filter((code) => fires.includes(code));
    expect(found, `${change}\nnew: ${fresh.join(', ') || 'nothing'}; expected: ${fires.join(' or ')}`).not.toEqual([]);
  });
});

test('there are many mutants', () => {
  expect(mutants.flatMap(({ mutants: all }) => all).length).toBeGreaterThan(200);
});

/**
 * Codes that no short text causes: one concerns another file, one needs 4,000 routes, one a thousand problems, and one
 * is a bug in azroute.
 */
const withoutMutant = ['AZR054', 'AZR055', 'AZR204', 'AZR215', 'AZR901', 'AZR902', 'AZR910'];

test('each code is caused by a mutant, or shown by a fixture', () => {
  const folderOfFixtures = join(import.meta.dirname, '../findings');
  const marks = globSync('*.azroute', { cwd: folderOfFixtures }).flatMap((file) =>
    [...readFileSync(join(folderOfFixtures, file), 'utf8').matchAll(/\^ (AZR\d{3}) /g)].map(([, code = '']) => code),
  );
  const missing = allCodes.map(({ code }) => code).filter((code) => !caught.has(code) && !marks.includes(code));
  expect(missing).toEqual(withoutMutant);
});
