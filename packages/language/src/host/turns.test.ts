import { expect, it } from 'vitest';
import { Turns } from './turns.js';

const hover = 'textDocument/hover';
const definition = 'textDocument/definition';

function turns() {
  let now = 0;
  const sent: number[] = [];
  const all = new Turns(() => now);
  return {
    all,
    sent,
    add: (id: number, method: string) => all.add(id, method, () => sent.push(id)),
    pass: (time: number) => {
      now += time;
    },
  };
}

it('a thread has two requests at a time', () => {
  const { all, sent, add } = turns();
  for (const id of [1, 2, 3, 4]) add(id, definition);
  expect(sent).toEqual([1, 2]);
  all.answered(2);
  expect(sent).toEqual([1, 2, 3]);
  all.answered(2);
  expect(sent).toEqual([1, 2, 3]);
  all.answered(1);
  all.answered(3);
  all.answered(4);
  add(5, definition);
  expect(sent).toEqual([1, 2, 3, 4, 5]);
});

it('requests that are answered at once overtake those that take longer, but only for a moment', () => {
  const { all, sent, add, pass } = turns();
  for (const id of [1, 2]) add(id, definition);
  add(3, 'textDocument/formatting');
  add(4, hover);
  add(5, definition);
  add(6, hover);
  pass(1_000);
  add(7, definition);
  for (const id of [1, 2, 5, 4, 6]) all.answered(id);
  expect(sent).toEqual([1, 2, 5, 4, 6, 3, 7]);
});

it('a deferred request is passed by those that wait and those that come, but for a moment only', () => {
  const { all, sent, add, pass } = turns();
  for (const id of [1, 2, 3, 4]) add(id, definition);
  for (const id of [1, 3]) all.defer(id);
  add(5, definition);
  expect([1, 3, 4, 9].map((id) => all.isWaiting(id))).toEqual([false, true, true, false]);
  pass(1_000);
  add(6, definition);
  for (const id of [1, 2, 4, 5]) all.answered(id);
  expect(sent).toEqual([1, 2, 4, 5, 3, 6]);
});

it('a request that is cancelled before its turn is not sent', () => {
  const { all, sent, add } = turns();
  for (const id of [1, 2, 3, 4]) add(id, definition);
  expect([1, 3, 9].map((id) => all.remove(id))).toEqual([false, true, false]);
  all.answered(1);
  expect(sent).toEqual([1, 2, 4]);
});
