import type { Random } from '../../random.ts';
import { isPath, type Name } from '../../world/places.ts';
import type { World } from '../../world/world.ts';
import { files, foreign, odd, openable, outside } from '../names.ts';
import type { Operation } from '../operation.ts';
import { statements, topologies } from '../texts.ts';
import type { Gesture } from './gesture.ts';

/** Documents that are opened and closed in the editor. */
export const documentGestures: readonly Gesture[] = [
  { what: 'open', weight: 6, make: (random) => [open(random, random.pick(openable))] },
  { what: 'close', weight: 4, make: close },
  { what: 'open again', weight: 3, make: openAgain },
  { what: 'save', weight: 3, make: save },
  { what: 'untitled', weight: 2, make: untitled },
  { what: 'show briefly', weight: 2, make: showBriefly },
];

/**
 * Opens a document: usually as it is on disk, sometimes with the editor's unsaved text, sometimes with a different
 * text.
 */
export function open(random: Random, name: Name): Operation {
  const text = random.oneIn(3) || !isPath(name) ? aText(random) : undefined;
  const language =
    foreign.includes(name) || random.oneIn(30) ? random.pick(['azroute', 'plaintext', 'json']) : undefined;
  return { do: 'open', name, ...(text === undefined ? {} : { text }), ...(language === undefined ? {} : { language }) };
}

/** A text: a whole topology or a few statements. */
export function aText(random: Random): string {
  if (random.oneIn(3)) return random.pick(topologies);
  return Array.from({ length: random.between(0, 5) }, () => random.pick(statements)).join('\n');
}

function anOpen(random: Random, world: World): Name | undefined {
  return world.open.size > 0 ? random.pick([...world.open.keys()]) : undefined;
}

function close(random: Random, world: World): Operation[] {
  const name = anOpen(random, world);
  return name === undefined ? [] : [{ do: 'close', name }];
}

function openAgain(random: Random, world: World): Operation[] {
  const name = anOpen(random, world);
  const pause: Operation[] = random.oneIn(2) ? [{ do: 'pause', ms: random.between(1, 30) }] : [];
  return name === undefined ? [] : [{ do: 'close', name }, ...pause, open(random, name)];
}

function save(random: Random, world: World): Operation[] {
  const name = anOpen(random, world);
  if (name === undefined || !isPath(name)) return [];
  return [{ do: 'save', name }, { do: 'announce' }];
}

function untitled(random: Random, world: World): Operation[] {
  const name = random.pick(odd);
  const edit: Operation = { do: 'edit', name, edits: [{ at: 0, insert: random.pick(statements) }] };
  const other = anOpen(random, world);
  const meanwhile: Operation[] = other ? [{ do: 'edit', name: other, edits: [{ at: 0, insert: '\n' }] }] : [];
  return [open(random, name), edit, ...meanwhile, ...(random.oneIn(2) ? [{ do: 'close', name } as const] : [])];
}

function showBriefly(random: Random): Operation[] {
  const names = Array.from({ length: random.between(1, 4) }, () => random.pick([...files, ...outside]));
  return names.flatMap((name) => [open(random, name), { do: 'close', name }]);
}
