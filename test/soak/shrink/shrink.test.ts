import { expect, test } from 'vitest';
import type { History } from '../history/operation.ts';
import { randomHistory } from '../history/random-history.ts';
import { World } from '../world/world.ts';
import { printed } from './print.ts';
import { shrink } from './shrink.ts';

/** Whether a document without a file is closed. */
const closesWhatIsGone = async (history: History) => {
  const world = new World(history);
  return history.operations.some((operation) => {
    const gone = operation.do === 'close' && world.open.has(operation.name) && !world.disk.entries.has(operation.name);
    world.apply(operation);
    return gone && !operation.name.includes(':');
  });
};

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

test('a history is shrunk to what makes it fail', async () => {
  let failing = 0;
  for (const seed of seeds) {
    const history = randomHistory(seed);
    if (!(await closesWhatIsGone(history))) continue;
    failing++;
    const { files, operations } = await shrink(history, closesWhatIsGone);
    expect(files).toEqual({});
    expect(operations.map((operation) => operation.do)).toEqual(['open', 'close']);
  }
  expect(failing).toBeGreaterThan(3);
});

test('a history that is printed can be read again', () => {
  for (const seed of seeds) expect(JSON.parse(printed(randomHistory(seed)))).toEqual(randomHistory(seed));
});
