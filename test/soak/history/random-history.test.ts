import { expect, test } from 'vitest';
import { requests } from '../replay/requests.ts';
import { World } from '../world/world.ts';
import { randomHistory } from './random-history.ts';

const histories = Array.from({ length: 60 }, (_, seed) => randomHistory(seed));

test('a seed always means the same history', () => {
  expect(histories[7]).toEqual(randomHistory(7));
  expect(histories[7]).not.toEqual(histories[8]);
});

test('every operation and every request occurs, and most operations can be done', () => {
  const done = new Map<string, number>();
  const asked = new Set<string>();
  let all = 0;
  for (const history of histories) {
    const world = new World(history);
    for (const operation of history.operations) {
      all++;
      if (operation.do === 'ask') asked.add(operation.what);
      if (world.apply(operation) !== false) done.set(operation.do, (done.get(operation.do) ?? 0) + 1);
      if (operation.do === 'announce') world.announce();
    }
  }
  const kinds = ['open', 'close', 'edit', 'replace', 'save', 'ask', 'configure', 'write', 'folder', 'link', 'delete'];
  expect([...done.keys()].sort()).toEqual(
    [...kinds, 'rename', 'workspace', 'announce', 'pause', 'settle', 'compare'].sort(),
  );
  expect([...asked].sort()).toEqual(Object.keys(requests).sort());
  expect([...done.values()].reduce((sum, count) => sum + count) / all).toBeGreaterThan(0.8);
});
