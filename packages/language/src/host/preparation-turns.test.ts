import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Analyst } from './analyst.js';
import type { Answer } from './messages.js';
import { Preparation } from './preparation.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A preparation with two analysts, the first of which is chosen and never done until it is interrupted. */
function endless() {
  const turns: number[] = [];
  let stop: (answer: Answer) => void = () => undefined;
  const analyst = (): Partial<Analyst> => ({
    epoch: 1,
    reading: 0,
    job: undefined,
    hasPrepared: false,
    hasAnsweredAhead: true,
  });
  const busy: Partial<Analyst> = {
    ...analyst(),
    ask: () => {
      turns.push(performance.now());
      return { id: 1, answer: new Promise<Answer>((resolve) => (stop = resolve)) };
    },
    giveWay: () => {},
    supersede: (epoch) => epoch > 1 && stop({ json: 'false' }),
  };
  const analysts = [busy, analyst()] as Analyst[];
  const preparation: Preparation = new Preparation(
    {
      analysts: () => analysts,
      newest: () => 1,
      openTexts: () => ['file:///main.azroute'],
      asked: () => undefined,
      next: () => preparation.soon(),
    },
    100,
  );
  preparation.soon();
  return { turns, preparation };
}

test('a long preparation goes on in turns, so that its thread does not seem to hang, and ends some time', async () => {
  const { turns } = endless();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(turns.length).toBeGreaterThan(2);
  expect(turns.slice(1).every((turn, i) => turn - (turns[i] ?? 0) <= 10_000)).toBe(true);
  await vi.advanceTimersByTimeAsync(200_000);
  const all = turns.length;
  await vi.advanceTimersByTimeAsync(200_000);
  expect(turns).toHaveLength(all);
});

test('what a list lacks is prepared although the preparation has ended', async () => {
  const { turns, preparation } = endless();
  await vi.advanceTimersByTimeAsync(200_000);
  const all = turns.length;
  preparation.again();
  preparation.soon();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(turns).toHaveLength(2 * all);
});
