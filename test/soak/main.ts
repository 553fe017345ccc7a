/**
 * The soak test of the language server: random histories of edits, requests, and changes on disk and of settings, after
 * which the server must show and answer what a fresh one does. Needs `npm run build`.
 *
 *   node test/soak/main.ts --minutes 60 --state out/soak/state.json
 *   node test/soak/main.ts --histories 40 --seed 1
 *   node test/soak/main.ts --replay out/soak/differs-hover-17.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { campaign, indented } from './campaign.ts';
import { writeCounts } from './counts.ts';
import type { History } from './history/operation.ts';
import type { Interval } from './history/random-history.ts';
import { Progress } from './progress.ts';
import { replay } from './replay/replay.ts';
import { builtServers } from './servers.ts';
import { minimise } from './shrink/minimise.ts';
import { printed } from './shrink/print.ts';

const { values } = parseArgs({
  options: {
    /** The folder whose built servers are tested. */
    folder: { type: 'string' },
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: 'Infinity' },
    minutes: { type: 'string', default: 'Infinity' },
    jobs: { type: 'string', default: '2' },
    /** The file that stores the progress of the soak. */
    state: { type: 'string' },
    /** How many seconds to shrink a failing history. */
    shrink: { type: 'string', default: '120' },
    /** Prefixes of failure kinds to ignore, to look for other failures. */
    known: { type: 'string', multiple: true, default: [] },
    /** Gestures that are left out, for the same purpose. */
    without: { type: 'string', multiple: true, default: [] },
    /** The number of operations between two comparisons, such as 300-900: longer sessions with fewer comparisons. */
    interval: { type: 'string' },
    /** The folder for histories that fail. */
    found: { type: 'string', default: 'out/soak' },
    /** A file for the counts. */
    results: { type: 'string' },
    /** The file of a history to replay, without doing anything else. */
    replay: { type: 'string' },
    /** How often. */
    times: { type: 'string', default: '1' },
    /** Shrink it, if it fails, and write what is left into this file. */
    into: { type: 'string' },
  },
});

const servers = builtServers(values.folder);
process.exitCode = values.replay === undefined ? await soak() : await again(values.replay);

async function soak(): Promise<number> {
  const progress = new Progress(Number(values.seed), values.state);
  const plan = {
    servers,
    ignored: values.known,
    without: values.without,
    interval: intervalIn(values.interval),
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
  // If not a single history was finished, nothing was tested.
  return failed > 0 || histories === 0 ? 1 : 0;
}

function intervalIn(text: string | undefined): Interval | undefined {
  const [shortest, longest] = text?.split('-').map(Number) ?? [];
  return shortest && longest ? { shortest, longest } : undefined;
}

async function again(file: string): Promise<number> {
  const history: History = JSON.parse(readFileSync(file, 'utf8'));
  let failed = 0;
  for (let i = 0; i < Number(values.times); i++) {
    for (const server of servers) {
      const options = { server, ignored: values.known };
      const { failures } = await replay(history, options);
      for (const { kind, detail, at } of failures) console.log(`${kind}, after operation ${at}\n${indented(detail)}`);
      const [first] = failures;
      if (first === undefined) continue;
      failed++;
      if (values.into === undefined) continue;
      const shrunk = await minimise(history, first, options, Number(values.shrink) * 1000);
      console.log(shrunk ? printed(shrunk) : 'It does not fail again.');
      if (shrunk) writeFileSync(values.into, printed(shrunk));
      return 1;
    }
  }
  console.log(`${Number(values.times) * servers.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
