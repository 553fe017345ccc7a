/**
 * The benchmark of repairs: `npm run bench:repairs`, a part of `npm run bench`. Asks the packaged server over stdio for code actions in large
 * networks with loops and other faults, and prints how long the answers take. `--folder` names another checkout whose
 * server is built.
 *
 * Times are measured from when the client writes a request until it has received the answer: the median, the 95th
 * percentile and the worst. Because they include what else the machine does, it also prints what all threads of the
 * server used meanwhile, and how long they waited for a core. The targets are for an idle machine with two cores, and
 * twice as long for more than 1,000 VNets.
 */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { quantile } from '../soak/answers/figures.ts';
import { builtServers } from '../soak/servers.ts';
import { type RegionsSize, regions } from './regions.ts';
import { RepairsClient, type Timed } from './repairs-client.ts';

const { values } = parseArgs({
  options: {
    /** The folder whose built server is measured. */
    folder: { type: 'string' },
    vnets: { type: 'string', multiple: true, default: ['1000', '3000'] },
    /** How many edits are made in each network. */
    edits: { type: 'string', default: '5' },
    /** How many lists are requested once everything is proved. */
    lists: { type: 'string', default: '40' },
    /** How long it waits for the proofs after the last edit, in seconds. */
    patience: { type: 'string', default: '120' },
  },
});
const [server] = builtServers(values.folder);
if (!server) throw new Error('There is no server.');

for (const vnets of values.vnets.map(Number)) {
  const client = await RepairsClient.open(server, regions(sizeOf(vnets)));
  console.log(`\n${vnets} VNets: ${client.problems().length} errors and warnings, opened in ${ms(client.opened)}`);
  const afterEdits = { invoked: [] as Timed[], automatic: [] as Timed[], hovers: [] as Timed[] };
  for (let edit = 0; edit < Number(values.edits); edit++) {
    await client.edit();
    afterEdits[edit % 2 === 0 ? 'invoked' : 'automatic'].push(await client.list(edit, edit % 2 === 0));
    await sleep(1_000);
    afterEdits.hovers.push(await client.hover());
  }
  const times = vnets > 1_000 ? 2 : 1;
  const worst = { part: 1, most: 300 * times };
  const usual = { part: 0.95, most: 50 * times };
  print('the list that a person asks for, right after an edit is analyzed', afterEdits.invoked, worst);
  print('the list that the editor asks for, right after an edit is analyzed', afterEdits.automatic, worst);
  const waited = await client.untilProved(Number(values.patience) * 1_000);
  print('lists while repairs are proved, one every 200 ms', waited.lists);
  print('hovers meanwhile', [...afterEdits.hovers, ...waited.hovers], usual);
  console.log(
    `  all lists were complete ${waited.complete === undefined ? 'NOT in time' : `after ${ms(waited.complete)}`}`,
  );
  await client.untilQuiet(Number(values.patience) * 1_000);
  const lists: Timed[] = [];
  const resolved: Timed[] = [];
  for (let i = 0; i < Number(values.lists); i++) {
    lists.push(await client.list(i, i % 2 === 0));
    const edit = await client.resolve(i);
    if (edit !== undefined) resolved.push(edit);
  }
  print('the list once everything is proved', lists, usual);
  print('the edit of a repair', resolved, usual);
  await client.close();
  rmSync(client.folder, { recursive: true, force: true });
}

function sizeOf(vnets: number): RegionsSize {
  const count = vnets > 1_000 ? 4 : 2;
  return { regions: count, spokesPerRegion: Math.round(vnets / count) - 1, nicsPerSpoke: 10 };
}

/** @param target how long a part of the answers may take at most */
function print(what: string, times: readonly Timed[], target?: { readonly part: number; readonly most: number }): void {
  const figures = (of: (each: Timed) => number) =>
    [0.5, 0.95, 1].map((part) => ms(quantile(times.map(of), part))).join(' · ');
  const used = `used ${figures((each) => each.used)}, waited for a core ${figures((each) => each.waited)}`;
  console.log(`  ${what} (${times.length} times):\n    ${figures((each) => each.ms)}; ${used}`);
  if (!target) return;
  const { part, most } = target;
  const isMissed =
    quantile(
      times.map((each) => each.ms),
      part,
    ) > most;
  const which = part === 1 ? 'the worst' : `the ${100 * part}th percentile`;
  console.log(`    target for ${which}: ${ms(most)}${isMissed ? ', MISSED' : ''}`);
}

function ms(time: number): string {
  return time >= 10_000 ? `${(time / 1_000).toFixed(1)} s` : `${time.toFixed(0)} ms`;
}
