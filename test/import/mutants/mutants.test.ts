import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultOf } from './judge.js';
import { mutantOf } from './mutant.js';
import { sources } from './sources.js';

/**
 * `AZROUTE_IMPORT_MUTANTS=100000 npx vitest run test/import/mutants` tries that many, `AZROUTE_IMPORT_MUTANTS_FROM`
 * begins at a later one, and `AZROUTE_IMPORT_MUTANTS_LOG` names a file for progress, faults and figures.
 */
const { AZROUTE_IMPORT_MUTANTS, AZROUTE_IMPORT_MUTANTS_FROM, AZROUTE_IMPORT_MUTANTS_LOG } = process.env;
const from = Number(AZROUTE_IMPORT_MUTANTS_FROM ?? 0);
const runs = Number(AZROUTE_IMPORT_MUTANTS ?? 4 * sources.length);

/** Stop after this many faults. */
const mostFaults = 20;

it(`${runs} damaged exports from number ${from} on yield texts without syntax errors, or refusals`, {
  timeout: 2 ** 31 - 1,
}, async () => {
  const counts = new Map<string, number>();
  const faults: string[] = [];
  let [slowest, what, memory] = [0, '', 0];
  const figures = (number: number) =>
    `${new Date().toISOString()} ${number}: ${faults.length} faults, slowest ${slowest.toFixed(0)} ms of computing (${what}), memory ${memory} MB`;
  for (let number = from; number < from + runs && faults.length < mostFaults; number++) {
    const mutant = mutantOf(number);
    const before = process.cpuUsage();
    const fault = faultOf(mutant, number % 2 === 0 ? 'folder' : 'text');
    const time = cpuTime(before);
    if (time > slowest) [slowest, what] = [time, `${number} ${mutant.name}`];
    counts.set(mutant.format, (counts.get(mutant.format) ?? 0) + 1);
    if (fault !== undefined) {
      faults.push(`${number} ${mutant.name}: ${fault}`);
      log(faults.at(-1) ?? '');
    }
    if (number % 100 === 0) memory = Math.max(memory, Math.round(process.memoryUsage.rss() / 1_000_000));
    if (number % 1_000 === 0) {
      log(figures(number));
      // Others in this process have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  log(figures(from + runs));
  log([...counts].map(([format, count]) => `${count} ${format}`).join('\n'));
  expect(faults.join('\n\n')).toBe('');
});

/** How long a case has computed, in milliseconds, whatever else the computer does. */
function cpuTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

function log(line: string): void {
  if (AZROUTE_IMPORT_MUTANTS_LOG) appendFileSync(AZROUTE_IMPORT_MUTANTS_LOG, `${line}\n`);
}
