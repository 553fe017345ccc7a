import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { open } from '../expectations/subject.js';
import { mutants } from '../mutations/all-mutants.js';
import type { Healthy } from '../mutations/healthy.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-repairs-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function subjectOf({ part }: Healthy, text: string) {
  if (part) cpSync(part.folder, join(folder, 'parts'), { recursive: true });
  const file = part ? join(folder, 'parts', part.file) : join(folder, 'topology.azroute');
  writeFileSync(file, text);
  return open(part ? join(folder, 'parts', part.root) : file, {});
}

test('share of findings with a repair', async () => {
  const counts = new Map<
    string,
    { all: number; repaired: number; ms: number; titles: Set<string>; without: Set<string> }
  >();
  for (const { name, mutants: all } of mutants) {
    for (const { of, text, name: mutant } of all) {
      const { snapshot, reported } = await subjectOf(of, text);
      const counted = new Set<string>();
      for (const finding of snapshot.findings()) {
        if (finding.severity !== 'error' && finding.severity !== 'warning') continue;
        const t = performance.now();
        const repairs = snapshot.repairs(finding);
        const ms = performance.now() - t;
        const known = counts.get(finding.code) ?? { all: 0, repaired: 0, ms: 0, titles: new Set(), without: new Set() };
        counts.set(finding.code, known);
        known.all++;
        known.ms = Math.max(known.ms, ms);
        if (repairs.length > 0) {
          known.repaired++;
          known.titles.add(repairs.map(({ title }) => title).join(' || '));
        } else known.without.add(`${name} in ${mutant}: ${finding.message.slice(0, 160)}`);
        counted.add(finding.code);
      }
      for (const f of snapshot.failedRepairs()) console.log('FAILED', f.message);
      for (const { code, severity } of reported) {
        if (counted.has(code) || (severity !== 'error' && severity !== 'warning')) continue;
        const known = counts.get(code) ?? { all: 0, repaired: 0, ms: 0, titles: new Set(), without: new Set() };
        counts.set(code, known);
        known.all++;
      }
    }
  }
  let [all, repaired] = [0, 0];
  for (const [code, c] of [...counts].sort()) {
    all += c.all;
    repaired += c.repaired;
    console.log(`${code} ${c.repaired}/${c.all} ${c.ms.toFixed(0)} ms`);
    for (const t of [...c.titles].slice(0, 3)) console.log('   + ' + t.slice(0, 300));
    for (const t of [...c.without].slice(0, 3)) console.log('   - ' + t);
  }
  console.log(`all ${repaired}/${all}`);
  expect(all).toBeGreaterThan(0);
}, 3_000_000);
