import { hubAndSpoke } from '../../bench/hub-and-spoke.ts';
import { aRequest } from '../history/gestures/asking.ts';
import { typingGestures } from '../history/gestures/typing.ts';
import type { History, Operation } from '../history/operation.ts';
import { topologies } from '../history/texts.ts';
import type { Random } from '../random.ts';
import type { World } from '../world/world.ts';

/** Endless work that returns to its initial state, and so should its memory. */
export interface Scenario {
  readonly what: string;
  readonly files: History['files'];
  /** A round of it. */
  round(random: Random, world: World): readonly Operation[];
}

const workspace = Object.fromEntries(topologies.slice(0, 40).map((text, i) => [`file${i}.azroute`, text]));
const editsPerOpening = 4;

/** Files of a workspace are opened, edited, and closed without saving. */
const manyFiles: Scenario = {
  what: 'a workspace of 40 files, opened, edited and closed',
  files: workspace,
  round(random, world) {
    const name = random.pick(Object.keys(workspace));
    const operations: Operation[] = [{ do: 'open', name }];
    for (let i = 0; i < editsPerOpening; i++) operations.push(...random.weighted(typingGestures).make(random, world));
    return [...operations, aRequest(random, name, random.below(1_000)), { do: 'close', name }];
  },
};

const large = 'large.azroute';
const text = hubAndSpoke({ hubs: 4, spokesPerHub: 74, nicsPerSpoke: 10, workloadsPerHub: 8 });
const numbers = [...text.matchAll(/\d+$/gm)].map(({ index, 0: number }) => ({ at: index, number }));

/** A large topology stays open; numbers in it are changed and changed back, and occasionally it is reopened. */
const oneLargeFile: Scenario = {
  what: 'a topology of 300 VNets, edited there and back',
  files: { [large]: text },
  round(random) {
    const { at, number } = random.pick(numbers);
    const other = `${'9'.repeat(number.length)}`;
    const there: Operation = { do: 'edit', name: large, edits: [{ at, remove: number.length, insert: other }] };
    const back: Operation = { do: 'edit', name: large, edits: [{ at, remove: number.length, insert: number }] };
    const pause: Operation = { do: 'pause', ms: random.between(5, 60) };
    const again: Operation[] = random.oneIn(20) ? [{ do: 'close', name: large }] : [];
    return [{ do: 'open', name: large }, there, aRequest(random, large, at), pause, back, pause, ...again];
  },
};

/** All scenarios. */
export const scenarios: readonly Scenario[] = [manyFiles, oneLargeFile];
