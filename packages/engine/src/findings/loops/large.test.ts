import { expect, test } from 'vitest';
import { Computation } from '../../computation/computation.js';
import { Forwarder } from '../../forwarding/forwarder.js';
import type { Outcome } from '../../forwarding/outcome.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { topologyOf } from '../../testing/builder.js';
import { largeTopology } from '../../testing/large.js';
import { findLoops } from './find-loops.js';

/** A forwarder that counts the different states that it is asked for. */
class CountingForwarder extends Forwarder {
  readonly asked = new Set<string>();

  override next(state: State): readonly Outcome[] {
    this.asked.add(stateKey(state));
    return super.next(state);
  }
}

function search(spokes: number, sound: boolean) {
  const computation = new Computation(topologyOf(largeTopology(spokes, 1, sound)));
  const forwarder = new CountingForwarder(computation.forwarder.world);
  return { loops: findLoops(forwarder), states: forwarder.asked.size };
}

test('each of four hubs loops towards the three others, without user-defined routes', () => {
  const { loops } = search(40, false);
  expect(loops).toHaveLength(12);
  expect(loops[0]?.devices).toEqual(['nva:nva1a', 'nva:nva1b']);
  expect(loops[0]?.sources).toHaveLength(11);
  expect(loops[0]?.hits).toHaveLength(10);
  expect(search(40, true).loops).toEqual([]);
});

test('the packets that are followed grow with classes of destinations, not with their number', () => {
  const few = search(40, true).states;
  const many = search(400, true).states;
  expect(many).toBeLessThan(few * 1.2);
});
