import type { Random } from '../../random.ts';
import { type RequestName, requests } from '../../replay/requests.ts';
import type { Name } from '../../world/places.ts';
import type { World } from '../../world/world.ts';
import { openable } from '../names.ts';
import type { Operation } from '../operation.ts';
import type { Gesture } from './gesture.ts';

const all = Object.keys(requests) as RequestName[];

/** Requests, some of which are cancelled. */
export const askingGestures: readonly Gesture[] = [
  { what: 'ask a few things', weight: 6, make: (random, world) => askSome(random, world, random.between(1, 5)) },
  { what: 'ask many things', weight: 1, make: (random, world) => askSome(random, world, random.between(8, 20)) },
  { what: 'wait', weight: 4, make: (random) => [{ do: 'pause', ms: random.pick([1, 5, 20, 60, 150]) }] },
  { what: 'wait for the server', weight: 1, make: () => [{ do: 'settle' }] },
];

/** A request about a position; the editor cancels one in three. */
export function aRequest(random: Random, name: Name, at: number, kinds: readonly RequestName[] = all): Operation {
  const ask = { do: 'ask', what: random.pick(kinds), name, at } as const;
  return random.oneIn(3) ? { ...ask, cancel: random.pick([0, 0, 1, 5, 30]) } : ask;
}

function askSome(random: Random, world: World, count: number): Operation[] {
  const open = [...world.open.keys()];
  return Array.from({ length: count }, () => {
    const name = open.length > 0 && !random.oneIn(8) ? random.pick(open) : random.pick(openable);
    const text = world.open.get(name)?.text ?? world.disk.text(name) ?? '';
    return aRequest(random, name, random.below(text.length + 1));
  });
}
