/**
 * Requests directly after edits of a large topology: `npm run test:answers`. Counts the requests without an answer, and
 * prints response times and the age of the shown diagnostics. Needs `npm run build`.
 *
 * Times are measured from when the client writes a request until it receives the last bytes of the answer. The client
 * does not parse results, so that it can always receive; how late it was anyway, usually because all CPUs were busy, is
 * printed too.
 */
import { parseArgs } from 'node:util';
import { writeCounts } from '../counts.ts';
import { builtServers } from '../servers.ts';
import { askBehindEdits } from './ask-behind-edits.ts';
import { quantile } from './figures.ts';
import { rhythms } from './rhythms.ts';

const { values } = parseArgs({
  options: {
    /** The folder whose built server is tested. */
    folder: { type: 'string' },
    vnets: { type: 'string', multiple: true, default: ['600', '1000'] },
    /** How many requests are made in all. */
    requests: { type: 'string', default: '10000' },
    /** A part of the name of the rhythms to try; all of them otherwise. */
    rhythm: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    /** A file for the counts. */
    results: { type: 'string' },
  },
});

const server = builtServers(values.folder)[0]!;
const tried = rhythms.filter(({ what }) => what.includes(values.rhythm));
const runs = values.vnets.flatMap((vnets) => tried.map((rhythm) => ({ vnets: Number(vnets), rhythm })));
let asked = 0;
let failed = 0;
for (const [i, { vnets, rhythm }] of runs.entries()) {
  const requests = Math.ceil((Number(values.requests) - asked) / (runs.length - i));
  const measured = await askBehindEdits(server, { vnets, requests, rhythm, seed: Number(values.seed) + i });
  const { figures, ages, shown, sent, edits, died, late } = measured;
  asked += figures.asked;
  failed += figures.failed + (died ? 1 : 0) + (shown === sent ? 0 : 1);
  console.log(
    `\n${vnets} VNets, ${rhythm.what}: ${edits} edits, ${figures.asked} requests, ${figures.failed} lost or wrong`,
  );
  for (const row of figures.table()) console.log(`  ${row}`);
  console.log(`  of the requests that only read, ${figures.late} were answered after more than 50 ms`);
  for (const [error, count] of figures.errors()) console.log(`  ${count} × ${error}`);
  const [median, most] = [quantile(ages.list, 0.5), Math.max(0, ...ages.list)].map((ms) => `${ms.toFixed(0)} ms`);
  const old = `${ages.list.length} times outdated (median ${median}, at most ${most})`;
  console.log(
    `  diagnostics on the screen: ${old}, ${ages.withdrawn} times withdrawn; in the end version ${shown} of ${sent}`,
  );
  console.log(
    `  the client looked at most ${late.mostly.toFixed(0)} ms late in 99 % of the time, once ${late.most.toFixed(0)} ms`,
  );
  if (died) console.log('  THE SERVER HAS ENDED.');
}
console.log(`\n${asked - failed} passed, ${failed} failed`);
writeCounts(values.results, { passed: asked - failed, failed });
process.exitCode = failed > 0 ? 1 : 0;
