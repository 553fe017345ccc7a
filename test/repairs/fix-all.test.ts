import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { open, type Reported, type Subject } from '../expectations/subject.js';
import { mutants } from '../mutations/all-mutants.js';
import type { Healthy } from '../mutations/healthy.js';
import type { Mutant } from '../mutations/mutation.js';
import { isAboutHubs } from './about-hubs.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-fix-all-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The file to open for a topology with this text, or with this text of its part. */
function written({ part }: Healthy, text: string): string {
  if (part) cpSync(part.folder, join(folder, 'parts'), { recursive: true });
  const file = part ? join(folder, 'parts', part.file) : join(folder, 'topology.azroute');
  writeFileSync(file, text);
  return part ? join(folder, 'parts', part.root) : file;
}

/** How many mutants of each mutation are repaired; without a number, one of every third mutation. */
const { AZROUTE_REPAIRED_MUTANTS: asked } = process.env;
const sample = mutants
  .filter((_, i) => asked !== undefined || i % 3 === 0)
  .map((mutation) => ({ ...mutation, mutants: mutation.mutants.slice(0, Number(asked ?? 1)) }))
  .filter(({ mutants: some }) => some.length > 0);
/** The least share of the mutants that are without their fault afterwards; of the others most need a person's choice. */
const leastShare = asked === undefined ? 0.7 : 0.8;

const isProblem = ({ severity }: Reported) => severity === 'error' || severity === 'warning';
const errorsIn = ({ reported }: Subject) => reported.filter(({ severity }) => severity === 'error').length;

const known = new Map<Healthy, readonly Reported[]>();

/** What is reported about a topology before it is broken. */
async function reportedIn(of: Healthy): Promise<readonly Reported[]> {
  const reported = known.get(of) ?? (await open(written(of, of.text), {})).reported;
  known.set(of, reported);
  return reported;
}

const left = new Map<string, string[]>();
const counts = new Map<string, { faulty: number; mended: number }>();

describe.each(sample)('$name', ({ name, fires, mutants: some }) => {
  test.each(some)('fixing all of $name brings no error', async ({ of, text, name: mutant }: Mutant) => {
    const problemsIn = (reported: readonly Reported[]) =>
      reported.filter((one) => isProblem(one) && fires.includes(one.code)).length;
    const healthy = problemsIn(await reportedIn(of));
    const file = written(of, text);
    const before = await open(file, {});
    for (const [path, fixed] of await before.fixed()) writeFileSync(path, fixed);
    const after = await open(file, {});
    expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(before));
    if (problemsIn(before.reported) <= healthy) return;
    const code = fires.join();
    const count = counts.get(code) ?? { faulty: 0, mended: 0 };
    counts.set(code, count);
    count.faulty++;
    if (problemsIn(after.reported) <= healthy) count.mended++;
    else left.set(name, [...(left.get(name) ?? []), `${code} ${mutant}`]);
  });
});

test(`at least ${100 * leastShare} % of the mutants are without their fault after fixing all`, () => {
  const share = (ofHubs: boolean) => {
    const those = [...counts].filter(([code]) => isAboutHubs(code) === ofHubs).map(([, count]) => count);
    const sum = (of: 'faulty' | 'mended') => those.reduce((total, count) => total + count[of], 0);
    return { faulty: sum('faulty'), mended: sum('mended') };
  };
  const [hubs, others] = [share(true), share(false)];
  if (asked !== undefined) {
    for (const [code, count] of [...counts].sort()) console.log(`${code} ${count.mended}/${count.faulty}`);
    for (const [name, some] of left) console.log(`${name}: ${some.slice(0, 3).join('; ')}`);
  }
  console.log(`${others.mended} of ${others.faulty} mutants are without their error or warning after fixing all`);
  console.log(`${hubs.mended} of ${hubs.faulty} of those with a fault of virtual hubs are`);
  expect(others.mended / others.faulty).toBeGreaterThan(leastShare);
});
