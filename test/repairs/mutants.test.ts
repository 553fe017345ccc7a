import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@azroute/engine';
import { afterAll, expect, test } from 'vitest';
import { open, type Subject } from '../expectations/subject.js';
import { mutants } from '../mutations/all-mutants.js';
import type { Healthy } from '../mutations/healthy.js';

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
  const texts = await subject.rewritten(topology);
  if (!texts) return 'cannot be written';
  const before = new Map([...texts.keys()].map((path) => [path, readFileSync(path, 'utf8')]));
  for (const [path, text] of texts) writeFileSync(path, text);
  try {
    const after = await open(file, {});
    if (after.snapshot.findings().some(({ key }) => key === finding.key)) return 'leaves its finding';
    const errors = (of: Subject) => of.snapshot.findings().filter(({ severity }) => severity === 'error').length;
    if (errors(after) > errors(subject)) return 'brings errors';
    const text = (of: Subject) =>
      of.reported.filter(({ code, severity }) => code < 'AZR100' && severity === 'error').length;
    if (text(after) > text(subject)) return 'brings errors of the text';
    return undefined;
  } finally {
    for (const [path, text] of before) writeFileSync(path, text);
  }
}

test('share of findings with a repair', async () => {
  const counts = new Map<string, Count>();
  const complaints = new Map<string, string[]>();
  const countOf = (code: string) => {
    const count = counts.get(code) ?? { all: 0, repaired: 0, slowest: 0, titles: new Set(), without: new Set() };
    counts.set(code, count);
    return count;
  };
  for (const { name, mutants: all } of mutants) {
    for (const { of, text, name: mutant } of all) {
      const file = written(of, text);
      const subject = await open(file, {});
      const { snapshot, reported } = subject;
      const ofEngine = new Set<string>();
      for (const finding of snapshot.findings().filter(isProblem)) {
        const count = countOf(finding.code);
        ofEngine.add(finding.code);
        const start = performance.now();
        const repairs = snapshot.repairs(finding);
        count.slowest = Math.max(count.slowest, performance.now() - start);
        count.all++;
        let good = 0;
        for (const { title, topology } of repairs) {
          const wrong = await complaint(file, subject, finding, topology);
          if (!wrong) good++;
          else {
            const list = complaints.get(wrong) ?? [];
            complaints.set(wrong, list);
            list.push(`${finding.code} ${title} (${name} in ${mutant})`);
          }
        }
        if (good > 0) count.repaired++;
        else count.without.add(`${name} in ${mutant}: ${finding.message.slice(0, 160)}`);
        if (repairs.length > 0) count.titles.add(repairs.map(({ title }) => title).join(' || '));
      }
      expect(snapshot.failedRepairs()).toEqual([]);
      for (const each of reported.filter(isProblem)) if (!ofEngine.has(each.code)) countOf(each.code).all++;
    }
  }
  let [all, repaired] = [0, 0];
  for (const [code, count] of [...counts].sort()) {
    all += count.all;
    repaired += count.repaired;
    console.log(`${code} ${count.repaired}/${count.all} ${count.slowest.toFixed(0)} ms`);
    for (const title of [...count.titles].slice(0, 3)) console.log(`   + ${title.slice(0, 300)}`);
    for (const one of [...count.without].slice(0, 3)) console.log(`   - ${one}`);
  }
  for (const [what, list] of complaints)
    console.log(
      `${what}: ${list.length}\n${list
        .slice(0, 12)
        .map((one) => `   ! ${one.slice(0, 300)}`)
        .join('\n')}`,
    );
  console.log(`all ${repaired}/${all}`);
}, 3_000_000);
