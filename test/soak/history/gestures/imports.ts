import type { Random } from '../../random.ts';
import { isPath } from '../../world/places.ts';
import type { World } from '../../world/world.ts';
import { files, imported } from '../names.ts';
import type { Operation } from '../operation.ts';
import { settings, statements } from '../texts.ts';
import type { Gesture } from './gesture.ts';

/** Imports that appear, disappear and form cycles; and the settings, which all topologies depend on. */
export const importGestures: readonly Gesture[] = [
  { what: 'import', weight: 6, make: addImport },
  { what: 'import no more', weight: 3, make: removeImport },
  { what: 'import in a circle', weight: 1, make: circle },
  { what: 'settings', weight: 2, make: (random) => [{ do: 'configure', settings: random.pick(settings) }] },
];

function addImport(random: Random, world: World): Operation[] {
  if (world.open.size === 0) return [];
  const name = random.pick([...world.open.keys()]);
  const insert = `import "${random.pick(imported)}"\n`;
  const before: Operation = { do: 'edit', name, edits: [{ at: 0, insert }] };
  return random.oneIn(4) ? [before, { do: 'edit', name, edits: [{ at: 0, remove: insert.length }] }, before] : [before];
}

function removeImport(random: Random, world: World): Operation[] {
  const lines = [...world.open].flatMap(([name, { text }]) =>
    [...text.matchAll(/^import.*\n?/gm)].map(({ index, 0: line }) => ({
      name,
      edit: { at: index, remove: line.length },
    })),
  );
  if (lines.length === 0) return [];
  const { name, edit } = random.pick(lines);
  return [{ do: 'edit', name, edits: [edit] }];
}

function circle(random: Random, world: World): Operation[] {
  // From the folder of the workspace, where paths equal names.
  const members = files.filter((name) => isPath(name) && !name.includes('/')).slice(0, random.between(1, 3));
  return members.flatMap((name, i): Operation[] => {
    const text = `import "${members[(i + 1) % members.length]}"\n${random.pick(statements)}`;
    return world.open.has(name) ? [{ do: 'replace', name, text }] : [{ do: 'write', name, text }, { do: 'announce' }];
  });
}
