import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { open, type Subject } from '../expectations/subject.js';
import { mutants } from '../mutations/all-mutants.js';
import type { Healthy } from '../mutations/healthy.js';
import type { Mutant } from '../mutations/mutation.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-fix-all-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The file to open for a topology with this text, or with this text of its part. */
function written({ part }: Healthy, text: string): string {
  if (part) cpSync(part.folder, join(folder, 'parts'), { recursive: true });
  const file = part ? join(folder, 'parts', part.file) : join(folder, 'topology.azroute');
  writeFileSync(file, text);
  return part ? join(folder, 'parts', part.root) : file;
}

/** How many mutants of each mutation are repaired; the others are for longer runs. */
const most = Number(process.env.AZROUTE_REPAIRED_MUTANTS ?? 1);
/** The least share of the mutants that are without their fault afterwards. */
const leastShare = 0.7;

const isProblem = ({ severity }: { readonly severity: string }) => severity === 'error' || severity === 'warning';
const errorsIn = ({ reported }: Subject) => reported.filter(({ severity }) => severity === 'error').length;

const left = new Map<string, string[]>();
let faulty = 0;
let mended = 0;

describe.each(mutants)('$name', ({ name, fires, mutants: all }) => {
  test.each(all.slice(0, most))('fixing all of $name brings no error', async ({ of, text, name: mutant }: Mutant) => {
    const problemsIn = ({ reported }: Subject) =>
      reported.filter((one) => isProblem(one) && fires.includes(one.code)).length;
    const healthy = problemsIn(await open(written(of, of.text), {}));
    const file = written(of, text);
    const before = await open(file, {});
    const texts = await before.fixed();
    for (const [path, fixed] of texts) writeFileSync(path, fixed);
    const after = await open(file, {});
    expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(before));
    if (problemsIn(before) <= healthy) return;
    faulty++;
    if (problemsIn(after) <= healthy) mended++;
    else left.set(name, [...(left.get(name) ?? []), `${fires.join()} ${mutant}`]);
  });
});

test(`at least ${100 * leastShare} % of the mutants are without their fault after fixing all`, () => {
  if (process.env.AZROUTE_REPAIRED_MUTANTS) {
    for (const [name, some] of left) console.log(`${name}: ${some.slice(0, 3).join('; ')}`);
  }
  console.log(`${mended} of ${faulty} mutants are without their error or warning after fixing all`);
  expect(mended / faulty).toBeGreaterThan(leastShare);
});
