import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History } from './history/operation.ts';
import { type Interval, randomHistory } from './history/random-history.ts';
import type { Progress } from './progress.ts';
import type { ServerCommand } from './protocol/server-process.ts';
import { seedOf } from './random.ts';
import type { Failure } from './replay/failure.ts';
import { type Outcome, replay } from './replay/replay.ts';
import { minimise, untilFailure } from './shrink/minimise.ts';
import { printed } from './shrink/print.ts';

/** How many histories are replayed, against what, and what happens to those that fail. */
export interface Plan {
  /** The histories take turns with them. */
  readonly servers: readonly ServerCommand[];
  readonly ignored: readonly string[];
  /** The gestures to leave out. */
  readonly without: readonly string[];
  /** The number of operations between two comparisons, if not the default. */
  readonly interval: Interval | undefined;
  /** No history starts after this time, as of `performance.now`. */
  readonly until: number;
  /** The maximum number of histories. */
  readonly histories: number;
  /** How many run in parallel. */
  readonly jobs: number;
  /** How long to shrink a failing history, in milliseconds. */
  readonly shrinkFor: number;
  /** The folder for failing histories. */
  readonly found: string;
}

/** Replays the histories for the seed of the progress, from its current position. */
export async function campaign(plan: Plan, progress: Progress): Promise<void> {
  const { servers, ignored, jobs } = plan;
  const work = async () => {
    while (performance.now() < plan.until) {
      const number = progress.take(plan.histories);
      if (number === undefined) return;
      const server = servers[number % servers.length]!;
      const history = randomHistory(seedOf(progress.seed, number), plan.without, plan.interval);
      const outcome = await replay(history, { server, ignored });
      tell(number, outcome);
      for (const failure of fresh(outcome.failures, progress)) await keep(plan, server, history, failure, number);
      progress.finish(number, outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

/** The first failure of a new kind; later failures can be consequences of it. */
function fresh(failures: readonly Failure[], progress: Progress): readonly Failure[] {
  return failures.filter(({ kind }) => !progress.knows(kind)).slice(0, 1);
}

async function keep(
  plan: Plan,
  server: ServerCommand,
  history: History,
  failure: Failure,
  number: number,
): Promise<void> {
  const shrunk = await minimise(history, failure, { server, ignored: plan.ignored }, plan.shrinkFor);
  const shortest = shrunk ?? untilFailure(history, failure);
  mkdirSync(plan.found, { recursive: true });
  const file = join(plan.found, `${failure.kind.replaceAll(/[^\w-]+/g, '-').slice(0, 60)}-${number}.json`);
  writeFileSync(file, printed(shortest));
  const state = shrunk ? '' : ' (not seen a second time)';
  console.log(`\n${failure.kind}${state}\n${indented(failure.detail)}\n  node test/soak/main.ts --replay ${file}`);
  const text = printed(shortest);
  console.log(text.length <= 3_000 ? text : `  ${shortest.operations.length} operations\n`);
}

function tell(number: number, { operations, comparisons, failures }: Outcome): void {
  const kinds = failures.map(({ kind }) => kind).join(', ');
  const done = `${operations} operations, ${comparisons} comparisons`;
  console.log(`history ${number}: ${done}${kinds ? `, FAILED: ${kinds}` : ''}`);
}

/** A text below a heading, shortened if it is long. */
export function indented(text: string): string {
  return text.slice(0, 2_000).replaceAll(/^/gm, '    ');
}
