import { type Answer, type Asked, createSnapshot, type Snapshot } from '@azroute/engine';
import { describe, expect, test } from 'vitest';
import { Computation } from '../../packages/engine/src/computation/computation.js';
import { Analysis } from '../../packages/engine/src/findings/analysis.js';
import { applyEdits } from '../../packages/engine/src/repairs/edits/apply-edits.js';
import { asked as analysisOf } from '../../packages/engine/src/repairs/intents/answer.js';
import { whyImpossible } from '../../packages/engine/src/repairs/intents/impossible/why-impossible.js';
import { firstAnswer } from '../../packages/engine/src/repairs/intents/make-this-hold.js';
import { editsText } from '../../packages/engine/src/repairs/title.js';
import { type Ask, constructAsks, estateAsks, hubAsks, wanAsks } from './asks.js';

/** How many questions that fail today are asked of each generator; a long run has at least 1,000 (`AZROUTE_ASKS`). */
const asked = Number(process.env.AZROUTE_ASKS ?? 12);

/** The seed of the first topology; others bring other questions (`AZROUTE_SEED`). */
const firstSeed = Number(process.env.AZROUTE_SEED ?? 1);

/**
 * Of a few questions, one more or less is a large share: of 12, about half can be answered, and one that is missed is a
 * sixth of those. A long run judges the share.
 */
const isSample = asked < 100;

/** The bounds of the searches for one question, and of what other repairers try, together. */
const mostTried = 1000;

/** What became of the questions of one generator. */
interface Count {
  readonly asks: number;
  readonly answered: number;
  /** Those that nothing can answer, by the reason. */
  readonly unmeetable: ReadonlyMap<string, number>;
  /** Those that might be answered, and are not. */
  readonly missed: readonly string[];
  /** What is wrong with answers. */
  readonly complaints: readonly string[];
  /** How many changed networks were computed for each question, sorted. */
  readonly tried: readonly number[];
  /** Milliseconds of the processor for each question, sorted. */
  readonly times: readonly number[];
}

/** The least share of the questions that can be answered, with which each generator is answered. */
const generators: readonly {
  readonly name: string;
  readonly asks: (seed: number) => readonly Ask[];
  readonly least: number;
  /** How many of the questions are asked of it. */
  readonly share: number;
}[] = [
  { name: 'three peered hubs', asks: hubAsks, least: 0.95, share: 1 },
  { name: 'all constructs', asks: constructAsks, least: 0.95, share: 1 },
  // Of these, many ask for an appliance in a third network, or for addresses that several networks have.
  { name: 'virtual WAN', asks: wanAsks, least: 0.6, share: 0.5 },
  { name: '100 VNets', asks: estateAsks, least: 0.95, share: 0.25 },
];

describe.each(generators)('$name', ({ name, asks, least, share }) => {
  test('what is asked is answered, or cannot be', { timeout: 60_000 + asked * 20_000 }, () => {
    const count = measure(asks, asked * share);
    if (process.env.AZROUTE_ASKS !== undefined) console.log(textOf(name, count));
    expect(count.complaints).toEqual([]);
    const meetable = count.answered + count.missed.length;
    const most = Math.max(isSample ? 1 : 0, (1 - least + (isSample ? 0.1 : 0)) * meetable);
    expect(count.missed.length, count.missed.join('\n')).toBeLessThanOrEqual(most);
    expect(count.answered).toBeGreaterThan(0);
    expect(count.tried.at(-1)).toBeLessThanOrEqual(mostTried);
  });
});

function measure(asks: (seed: number) => readonly Ask[], wanted: number): Count {
  let answered = 0;
  const unmeetable = new Map<string, number>();
  const missed: string[] = [];
  const complaints: string[] = [];
  const tried: number[] = [];
  const times: number[] = [];
  for (let seed = firstSeed; times.length < wanted; seed++) {
    for (const { name, snapshot, asked: question } of asks(seed)) {
      // What is asked of a file that is open does not wait for its findings.
      snapshot.findings();
      const start = process.cpuUsage().user;
      const answer = snapshot.ask(question);
      if (!answer) continue;
      times.push((process.cpuUsage().user - start) / 1000);
      tried.push(answer.tried);
      const why = whyImpossible(snapshot.network, question);
      const against = why && counterexampleOf(snapshot, question);
      if (against) complaints.push(`${name} holds with: ${against}. But ${why.text}`);
      const [best] = answer.repairs;
      if (best) answered++;
      else if (why || isRuledOut(answer)) {
        const kind = why?.kind ?? 'what becomes of packets today';
        unmeetable.set(kind, (unmeetable.get(kind) ?? 0) + 1);
      } else missed.push(`${name}: ${answer.why}`);
      if (best && why) complaints.push(`${name} is answered: ${best.title}. But ${why.text}`);
      for (const { title, topology } of answer.repairs) {
        if (createSnapshot(topology).ask(question)) complaints.push(`${name} does not hold with: ${title}`);
      }
      if (!best && answer.why === undefined) complaints.push(`${name} is not answered, and nothing says why`);
    }
  }
  for (const list of [tried, times]) list.sort((a, b) => a - b);
  return { asks: times.length, answered, unmeetable, missed, complaints, tried, times };
}

/** A change with which a question is answered that is ruled out, proved or not. */
function counterexampleOf({ topology, settings }: Snapshot, question: Asked): string | undefined {
  const { analysis, finding } = analysisOf(new Analysis(new Computation(topology, settings)), question);
  const answer = finding && firstAnswer(analysis, finding);
  const changed = answer && applyEdits(topology, answer.edits);
  return changed && !createSnapshot(changed).ask(question)
    ? editsText(analysis.computation.network, answer.edits)
    : undefined;
}

/** Whether the answer is that nothing can help; some reasons depend on what becomes of packets today. */
function isRuledOut({ why }: Answer): boolean {
  return why?.startsWith('Nothing can help.') ?? false;
}

function textOf(name: string, { asks, answered, unmeetable, missed, tried, times }: Count): string {
  const at = (list: readonly number[], share: number) => list[Math.floor((list.length - 1) * share)]?.toFixed(0);
  const shares = (list: readonly number[], unit: string) =>
    `half of them with at most ${at(list, 0.5)} ${unit}, 95 % with ${at(list, 0.95)}, all with ${at(list, 1)}`;
  return [
    `${name}: ${answered} of ${answered + missed.length} questions answered that can be, ${asks} asked`,
    `  ${shares(tried, 'changed networks')}`,
    `  ${shares(times, 'ms of the processor')}`,
    ...[...unmeetable].map(([why, count]) => `  ${count} cannot be: ${why}`),
    ...missed.map((one) => `  missed ${one}`),
  ].join('\n');
}
