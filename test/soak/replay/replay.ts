import { rmSync } from 'node:fs';
import type { History } from '../history/operation.ts';
import { type ServerCommand, ServerProcess } from '../protocol/server-process.ts';
import { Random } from '../random.ts';
import { World } from '../world/world.ts';
import { compare } from './compare.ts';
import { type Failure, Failures, ofFresh, type Report } from './failure.ts';
import { observe, probesOf } from './observe.ts';
import { doOnDisk, makeFolder } from './real-disk.ts';
import { headOf, Session } from './session.ts';
import { settled } from './settle.ts';

/** How histories are replayed. */
export interface ReplayOptions {
  readonly server: ServerCommand;
  /** Prefixes of known failure kinds that do not count. */
  readonly ignored?: readonly string[];
  /** True to skip fresh servers: faster, and enough for failures that are visible without them. */
  readonly alone?: boolean;
}

/** The result of a history. */
export interface Outcome {
  readonly failures: readonly Failure[];
  /** How many operations were performed, without those that were not applicable. */
  readonly operations: number;
  readonly comparisons: number;
}

/** Replays a history with a separate server, and compares it with fresh ones wherever the history says so. */
export async function replay(history: History, { server, ignored, alone = false }: ReplayOptions): Promise<Outcome> {
  const failures = new Failures(ignored);
  const folder = makeFolder();
  const world = new World(history);
  const process = new ServerProcess(server);
  // Starting a process takes longer than most histories: the fresh server is started before it is needed.
  let left = alone ? 0 : history.operations.filter((operation) => operation.do === 'compare').length;
  let spare = left > 0 ? new ServerProcess(server) : undefined;
  let operations = 0;
  let comparisons = 0;
  try {
    doOnDisk(world.disk.steps.splice(0), folder);
    const report: Report = (kind, detail) => failures.add(kind, detail);
    const session = await Session.start(process, world, folder, report);
    for (const [at, operation] of history.operations.entries()) {
      failures.at = at;
      if (process.ended !== undefined) break;
      if (await session.perform(operation)) operations++;
      if (operation.do === 'settle') await settled(session);
      if (operation.do !== 'compare') continue;
      await session.announce();
      const random = new Random(at);
      if (alone || spare === undefined) {
        if (await settled(session)) await observe(session, probesOf(world, random), report);
        continue;
      }
      const fresh = await Session.start(spare, world, folder, (kind, detail) => failures.add(ofFresh + kind, detail));
      await compare(session, fresh, world, random, failures);
      if (spare.ended !== undefined) failures.add(...death(ofFresh, spare));
      await spare.stop();
      left--;
      spare = left > 0 ? new ServerProcess(server) : undefined;
      comparisons++;
      // After a failure, the rest would only repeat it.
      if (failures.has('differs', 'silence', 'never settled')) break;
    }
    if (process.ended !== undefined) failures.add(...death('', process));
    else if (process.stderr) failures.add(`stderr:${headOf(process.stderr)}`, process.stderr);
  } finally {
    await Promise.all([process.stop(), spare?.stop()]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return { failures: failures.list, operations, comparisons };
}

function death(whose: string, { ended, stderr }: ServerProcess): [kind: string, detail: string] {
  const reason = stderr.split('\n').find((line) => /^\S*(Error|Exception|FATAL)/.test(line));
  return [`${whose}died:${headOf(reason ?? ended ?? '')}`, `The server ${ended}.\n${stderr.trim()}`];
}
