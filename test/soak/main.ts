/**
 * The soak of the language server: random histories of editing, asking, and changes on disk and of settings, after which
 * the server has to show and answer what a fresh one does. Needs `npm run build`.
 *
 *   node test/soak/main.ts --minutes 60 --state out/soak/state.json
 *   node test/soak/main.ts --histories 40 --seed 1
 *   node test/soak/main.ts --replay out/soak/differs-hover-17.json
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { campaign, indented } from './campaign.ts';
import { writeCounts } from './counts.ts';
import type { History } from './history/operation.ts';
import { Progress } from './progress.ts';
import { replay } from './replay/replay.ts';
import { builtServers } from './servers.ts';

const { values } = parseArgs({
  options: {
    /** The folder whose built servers are tried. */
    folder: { type: 'string' },
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: 'Infinity' },
    minutes: { type: 'string', default: 'Infinity' },
    jobs: { type: 'string', default: '2' },
    /** Where it is kept how far the soak has come. */
    state: { type: 'string' },
    /** How many seconds a failing history is shrunk. */
    shrink: { type: 'string', default: '120' },
    /** Beginnings of kinds of failures that do not count, to look for others behind them. */
    known: { type: 'string', multiple: true, default: [] },
    /** The folder for histories that fail. */
    found: { type: 'string', default: 'out/soak' },
    /** A file for the counts. */
    results: { type: 'string' },
    /** The file of a history that is replayed, and nothing else done. */
    replay: { type: 'string' },
    /** How often. */
    times: { type: 'string', default: '1' },
  },
});

const servers = builtServers(values.folder);
process.exitCode = values.replay === undefined ? await soak() : await again(values.replay);

async function soak(): Promise<number> {
  const progress = new Progress(Number(values.seed), values.state);
  const plan = {
    servers,
    ignored: values.known,
    until: performance.now() + Number(values.minutes) * 60_000,
    histories: Number(values.histories),
    jobs: Number(values.jobs),
    shrinkFor: Number(values.shrink) * 1000,
    found: values.found,
  };
  await campaign(plan, progress);
  const { seed, histories, operations, comparisons, failed, kinds } = progress.sums;
  console.log(`\nSeed ${seed}: ${histories} histories, ${operations} operations, ${comparisons} comparisons`);
  for (const [kind, count] of Object.entries(kinds)) console.log(`  ${count} × ${kind}`);
  const counts = { passed: histories - failed, failed };
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  writeCounts(values.results, counts);
  return failed > 0 ? 1 : 0;
}

async function again(file: string): Promise<number> {
  const history: History = JSON.parse(readFileSync(file, 'utf8'));
  let failed = 0;
  for (let i = 0; i < Number(values.times); i++) {
    for (const server of servers) {
      const { failures } = await replay(history, { server, ignored: values.known });
      for (const { kind, detail, at } of failures) console.log(`${kind}, after operation ${at}\n${indented(detail)}`);
      if (failures.length > 0) failed++;
    }
  }
  console.log(`${Number(values.times) * servers.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
