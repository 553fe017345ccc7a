import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@azroute/engine';
import { afterAll, describe, expect, test } from 'vitest';
import { open, type Subject } from '../expectations/subject.js';
import { mutants } from '../mutations/all-mutants.js';
import type { Healthy } from '../mutations/healthy.js';
import type { Mutant } from '../mutations/mutation.js';
import { isAboutHubs } from './about-hubs.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-repairs-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The file to open for a topology with this text, or with this text of its part. */
function written({ part }: Healthy, text: string): string {
  if (part) cpSync(part.folder, join(folder, 'parts'), { recursive: true });
  const file = part ? join(folder, 'parts', part.file) : join(folder, 'topology.azroute');
  writeFileSync(file, text);
  return part ? join(folder, 'parts', part.root) : file;
}

interface Count {
  all: number;
  repaired: number;
  slowest: number;
  readonly titles: Set<string>;
  readonly without: Set<string>;
}

const isProblem = ({ severity }: { readonly severity: string }) => severity === 'error' || severity === 'warning';

/** What is wrong with a repair that is applied as text and read from scratch. */
async function complaint(
  file: string,
  subject: Subject,
  finding: Finding,
  topology: Subject['snapshot']['topology'],
): Promise<string | undefined> {
  const textErrors = (of: Subject) =>
    of.reported.filter(({ code, severity }) => code < 'AZR100' && severity === 'error').length;
  const texts = await subject.rewritten(topology);
  // What is wrong in the text and without effect may get one: a name that is declared now is not missing any more.
  if (!texts) return textErrors(subject) > 0 ? undefined : 'cannot be written';
  const before = new Map([...texts.keys()].map((path) => [path, readFileSync(path, 'utf8')]));
  for (const [path, text] of texts) writeFileSync(path, text);
  try {
    const after = await open(file, {});
    if (after.snapshot.findings().some(({ key }) => key === finding.key)) return 'leaves its finding';
    const errors = (of: Subject) => of.snapshot.findings().filter(({ severity }) => severity === 'error').length;
    if (errors(after) > errors(subject)) return 'brings errors';
    if (textErrors(after) > textErrors(subject)) return 'brings errors of the text';
    return undefined;
  } finally {
    for (const [path, text] of before) writeFileSync(path, text);
  }
}

/** How many mutants of each mutation are repaired; without a number, one of every third mutation. */
const { AZROUTE_REPAIRED_MUTANTS: asked } = process.env;
const most = Number(asked ?? 1);
const sample = mutants.filter((_, i) => asked !== undefined || i % 3 === 1);
/** The least share of the engine's errors and warnings that have a repair, over all codes but those of virtual hubs. */
const leastShare = 0.8;

const counts = new Map<string, Count>();

function countOf(code: string): Count {
  const count = counts.get(code) ?? { all: 0, repaired: 0, slowest: 0, titles: new Set(), without: new Set() };
  counts.set(code, count);
  return count;
}

describe.each(sample)('$name', ({ name, mutants: all }) => {
  test.each(all.slice(0, most))('every repair in $name holds as text', async ({ of, text, name: mutant }: Mutant) => {
    const file = written(of, text);
    const subject = await open(file, {});
    const complaints: string[] = [];
    for (const finding of subject.snapshot.findings().filter(isProblem)) {
      const count = countOf(finding.code);
      const start = performance.now();
      const repairs = subject.snapshot.repairs(finding);
      count.slowest = Math.max(count.slowest, performance.now() - start);
      count.all++;
      if (repairs.length > 0) count.repaired++;
      else count.without.add(`${name} in ${mutant}: ${finding.message.slice(0, 160)}`);
      count.titles.add(repairs.map(({ title }) => title).join(' || '));
      for (const { title, topology } of repairs) {
        const wrong = await complaint(file, subject, finding, topology);
        if (wrong) complaints.push(`${finding.code} "${title}" ${wrong}`);
      }
    }
    expect(complaints).toEqual([]);
    expect(subject.snapshot.failedRepairs()).toEqual([]);
  });
});

test(`at least ${100 * leastShare} % of the errors and warnings have a repair`, () => {
  const share = (those: readonly Count[]) => ({
    all: those.reduce((sum, count) => sum + count.all, 0),
    repaired: those.reduce((sum, count) => sum + count.repaired, 0),
  });
  for (const [code, count] of process.env.AZROUTE_REPAIRED_MUTANTS ? [...counts].sort() : []) {
    console.log(`${code} ${count.repaired}/${count.all} ${count.slowest.toFixed(0)} ms`);
    for (const title of [...count.titles].slice(0, 3)) console.log(`   + ${title.slice(0, 300)}`);
    for (const one of [...count.without].slice(0, 3)) console.log(`   - ${one}`);
  }
  const whole = share([...counts.values()]);
  const hubs = share([...counts].flatMap(([code, count]) => (isAboutHubs(code) ? count : [])));
  console.log(`${whole.repaired} of ${whole.all} errors and warnings of the engine have a repair`);
  console.log(`${hubs.repaired} of ${hubs.all} of those about virtual hubs have one`);
  expect((whole.repaired - hubs.repaired) / (whole.all - hubs.all)).toBeGreaterThan(leastShare);
});
