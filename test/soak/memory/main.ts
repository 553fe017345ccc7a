/**
 * The memory of the language server over ten thousand edits, openings and closings: `npm run test:memory`. Prints the
 * curve, and fails if the memory at the end is more than a fifth larger than after the first hundred. Needs `npm run
 * build`, and a system that reports the resident memory of a process.
 */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ServerProcess } from '../protocol/server-process.ts';
import { Random } from '../random.ts';
import { Failures } from '../replay/failure.ts';
import { doOnDisk, makeFolder } from '../replay/real-disk.ts';
import { Session } from '../replay/session.ts';
import { settled } from '../replay/settle.ts';
import { builtServers } from '../servers.ts';
import { World } from '../world/world.ts';
import { MemoryCurve, mebibytes } from './curve.ts';
import { type Scenario, scenarios } from './scenarios.ts';

const { values } = parseArgs({
  options: {
    /** The folder whose built server is tested. */
    folder: { type: 'string' },
    /** How many edits, openings and closings. */
    operations: { type: 'string', default: '10000' },
    /** How many seconds the server has nothing to do before its memory is measured; repairs are prepared before. */
    rest: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** The number of the only scenario to run, from 1. */
    only: { type: 'string' },
  },
});

const counted = new Set(['open', 'close', 'edit', 'replace']);
const allowedGrowth = 0.2;
const most = Number(values.operations);
const points = [100, 200, 500, 1_000, 2_000, 3_000, 5_000, 7_000, 10_000].filter((point) => point < most).concat(most);

let failed = 0;
for (const [i, scenario] of scenarios.entries()) {
  if (values.only !== undefined && Number(values.only) !== i + 1) continue;
  console.log(`\n${scenario.what}`);
  if (!(await run(scenario))) failed++;
}
process.exitCode = failed > 0 ? 1 : 0;

/** Resolves when the server has done nothing for ten seconds, in which it works ahead for what may be asked next. */
async function finished(server: ServerProcess): Promise<void> {
  for (let quiet = 0; quiet < 10; quiet++) {
    await sleep(1_000);
    if (server.ended !== undefined) return;
    if (server.isActive()) quiet = -1;
  }
}

async function run(scenario: Scenario): Promise<boolean> {
  const random = new Random(Number(values.seed));
  const world = new World(scenario);
  const folder = makeFolder();
  doOnDisk(world.disk.steps.splice(0), folder);
  const failures = new Failures();
  const server = new ServerProcess(builtServers(values.folder)[0]!);
  const session = await Session.start(server, world, folder, (kind, detail) => failures.add(kind, detail));
  const curve = new MemoryCurve(server);
  let operations = 0;
  for (const point of points) {
    while (operations < point && server.ended === undefined) {
      for (const operation of scenario.round(random, world)) {
        const done = await session.perform(operation);
        if (done && counted.has(operation.do)) operations++;
      }
      // Otherwise, only queued work would be measured.
      await session.allAnswered();
    }
    await settled(session);
    await finished(server);
    await curve.measure(operations, Number(values.rest) * 1_000);
    const { bytes } = curve.points.at(-1)!;
    const change = `${curve.growth < 0 ? '' : '+'}${(100 * curve.growth).toFixed(0)} %`;
    console.log(`  after ${String(operations).padStart(6)}: ${mebibytes(bytes).padStart(9)}  ${change.padStart(6)}`);
  }
  curve.stop();
  console.log(`  the most in between: ${mebibytes(curve.largest)}`);
  for (const { kind, detail } of failures.list) console.log(`  ${kind}: ${detail.slice(0, 300)}`);
  if (server.ended !== undefined) console.log(`  THE SERVER HAS ENDED: ${server.stderr.slice(-1_000)}`);
  const sound = curve.growth <= allowedGrowth && failures.list.length === 0 && server.ended === undefined;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  console.log(`  ${sound ? 'passed' : 'FAILED'}`);
  return sound;
}
