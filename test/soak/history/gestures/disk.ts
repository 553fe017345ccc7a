import type { Random } from '../../random.ts';
import { isInWorkspace, type Name } from '../../world/places.ts';
import type { World } from '../../world/world.ts';
import { configurationFiles, files, folders, foreign, outside } from '../names.ts';
import type { Operation } from '../operation.ts';
import { configurations, rubbish, statements } from '../texts.ts';
import { aText } from './documents.ts';
import type { Gesture } from './gesture.ts';

/** What other programs do to files, and the notifications to the server. */
export const diskGestures: readonly Gesture[] = [
  { what: 'write a file', weight: 4, make: (random, world) => told(random, [write(random, world)]) },
  { what: 'delete a file', weight: 4, make: (random) => told(random, [{ do: 'delete', name: random.pick(files) }]) },
  { what: 'rename a file', weight: 3, make: rename },
  {
    what: 'a folder in place of a file',
    weight: 1,
    make: (random) => told(random, [{ do: 'folder', name: random.pick(files) }]),
  },
  { what: 'a file in place of a folder', weight: 1, make: fileForFolder },
  {
    what: 'delete a folder',
    weight: 1,
    make: (random) => told(random, [{ do: 'delete', name: random.pick(folders) }]),
  },
  { what: 'a link to a file', weight: 1, make: link },
  { what: 'another branch', weight: 3, make: checkout },
  { what: 'there and back', weight: 1, make: thereAndBack },
  { what: 'a configuration file', weight: 3, make: configurationFile },
  { what: 'a folder of the workspace', weight: 1, make: workspaceFolder },
  { what: 'the news', weight: 1, make: () => [{ do: 'announce' }] },
];

/** A folder next to the others or inside one of them is opened, and usually something changes in it. */
function workspaceFolder(random: Random, world: World): Operation[] {
  const name = random.pick(['../outside', '../outside', ...folders]);
  const toggle: Operation = { do: 'workspace', name };
  if (name !== '../outside' || world.folders.has(name) || random.oneIn(2)) return [toggle];
  return [toggle, ...told(random, [{ do: 'write', name: random.pick(outside), text: aText(random) }])];
}

/** The operations, followed sooner or later by their notification. */
function told(random: Random, operations: readonly Operation[]): Operation[] {
  if (random.oneIn(6)) return [...operations];
  const pause: Operation[] = random.oneIn(3) ? [{ do: 'pause', ms: random.between(1, 40) }] : [];
  return [...operations, ...pause, { do: 'announce' }];
}

function write(random: Random, world: World): Operation {
  const name = random.oneIn(10) ? random.pick(foreign) : random.pick(files);
  const before = world.disk.text(name);
  if (before === undefined || random.oneIn(2)) return { do: 'write', name, text: aText(random) };
  return { do: 'write', name, text: before + random.pick([...statements, ...rubbish]) };
}

function rename(random: Random, world: World): Operation[] {
  const there = [...world.disk.entries.keys()].filter(isInWorkspace);
  if (there.length === 0) return [];
  const name = random.pick(there);
  const to = random.pick(folders.includes(name) ? ['moved', ...folders] : files);
  // When a file is renamed in an editor, the editor closes it and opens the new one.
  const document = world.open.get(name);
  const inEditor = document && random.oneIn(2);
  const moved: Operation[] = inEditor
    ? [
        { do: 'close', name },
        { do: 'open', name: to, text: document.text },
      ]
    : [];
  return told(random, [{ do: 'rename', name, to }, ...moved]);
}

function link(random: Random): Operation[] {
  return told(random, [{ do: 'link', name: random.pick(files), to: random.pick([...files, ...outside]) }]);
}

function fileForFolder(random: Random): Operation[] {
  return told(random, [{ do: 'write', name: random.pick(folders), text: aText(random) }]);
}

/** Many files change at once, as when a branch is checked out; the notification comes in one or two messages. */
function checkout(random: Random, world: World): Operation[] {
  const operations: Operation[] = [];
  for (let i = random.between(3, 9); i > 0; i--) {
    const name: Name = random.pick(files);
    operations.push(random.oneIn(3) ? { do: 'delete', name } : write(random, world));
  }
  if (random.oneIn(2)) operations.splice(random.below(operations.length), 0, { do: 'announce' });
  return [...operations, { do: 'announce' }];
}

function thereAndBack(random: Random, world: World): Operation[] {
  const texts = [...world.disk.entries].flatMap(([name, entry]) =>
    entry.is === 'file' && isInWorkspace(name) ? [{ name, text: entry.text }] : [],
  );
  if (texts.length === 0) return [];
  const chosen = texts.filter(() => random.oneIn(2));
  const away = chosen.map(({ name }): Operation => ({ do: 'delete', name }));
  const back = chosen.map(({ name, text }): Operation => ({ do: 'write', name, text }));
  return [...away, { do: 'announce' }, { do: 'pause', ms: random.below(40) }, ...back, { do: 'announce' }];
}

function configurationFile(random: Random): Operation[] {
  const name = random.pick(configurationFiles);
  if (random.oneIn(3)) return told(random, [{ do: 'delete', name }]);
  if (random.oneIn(6)) return told(random, [{ do: 'folder', name }]);
  return told(random, [{ do: 'write', name, text: random.pick(configurations) }]);
}
