import { Random } from '../random.ts';
import { World } from '../world/world.ts';
import { askingGestures } from './gestures/asking.ts';
import { diskGestures } from './gestures/disk.ts';
import { aText, documentGestures, open } from './gestures/documents.ts';
import type { Gesture } from './gestures/gesture.ts';
import { importGestures } from './gestures/imports.ts';
import { typingGestures } from './gestures/typing.ts';
import { configurationFiles, files, foreign, imported, outside } from './names.ts';
import type { History, Operation } from './operation.ts';
import { configurations } from './texts.ts';

const gestures: readonly Gesture[] = [
  ...typingGestures,
  ...askingGestures,
  ...documentGestures,
  ...diskGestures,
  ...importGestures,
];

/** The number of operations between two comparisons. */
export interface Interval {
  readonly shortest: number;
  readonly longest: number;
}

const usualInterval: Interval = { shortest: 20, longest: 120 };
/** The number of comparisons in a history. */
const comparisons = { fewest: 2, most: 5 };

/**
 * The history for a seed.
 * @param without names of gestures that are left out
 */
export function randomHistory(seed: number, without: readonly string[] = [], interval = usualInterval): History {
  const random = new Random(seed);
  const allowed = gestures.filter(({ what }) => !without.includes(what));
  const initial = randomFiles(random);
  // The history is generated without a server: it does not depend on a server's answers.
  const world = new World({ files: initial });
  const operations: Operation[] = [];
  for (let i = random.between(comparisons.fewest, comparisons.most); i > 0; i--) {
    const end = operations.length + random.between(interval.shortest, interval.longest);
    while (operations.length < end) {
      const made =
        world.open.size === 0
          ? [open(random, random.pick(Object.keys(initial)))]
          : random.weighted(allowed).make(random, world);
      for (const operation of made) {
        world.apply(operation);
        if (operation.do === 'announce') world.announce();
      }
      operations.push(...made);
    }
    world.announce();
    operations.push({ do: 'compare' });
  }
  return { files: initial, operations };
}

function randomFiles(random: Random): Record<string, string> {
  const texts: Record<string, string> = {
    'main.azroute': fileText(random),
    '../outside/shared.azroute': fileText(random),
    '../outside/other.azroute': fileText(random),
    'mem:/net/part.azroute': fileText(random),
  };
  for (const name of [...files, ...foreign]) if (random.oneIn(3)) texts[name] = fileText(random);
  for (const name of configurationFiles) if (random.oneIn(4)) texts[name] = random.pick(configurations);
  for (const name of outside) if (random.oneIn(3)) texts[name] = fileText(random);
  return texts;
}

function fileText(random: Random): string {
  const imports = Array.from({ length: random.pick([0, 0, 1, 2, 4]) }, () => `import "${random.pick(imported)}"\n`);
  return imports.join('') + aText(random);
}
