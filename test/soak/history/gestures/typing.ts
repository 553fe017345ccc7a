import type { Random } from '../../random.ts';
import type { Name } from '../../world/places.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { rubbish, statements } from '../texts.ts';
import { aRequest } from './asking.ts';
import type { Gesture } from './gesture.ts';

/** Pauses between two keys, in milliseconds: none at all, a fast typist, a slow one. */
const rhythms = [0, 0, 0, 8, 40];

/** Edits of a document that is open. */
export const typingGestures: readonly Gesture[] = [
  { what: 'type a statement', weight: 5, make: typeStatement },
  {
    what: 'paste a statement',
    weight: 4,
    make: (random, world) => insert(random, world, random.pick(statements), true),
  },
  { what: 'insert rubbish', weight: 4, make: (random, world) => insert(random, world, random.pick(rubbish)) },
  {
    what: 'change a number',
    weight: 5,
    make: (random, world) => replaceMatch(random, world, /\d+/g, `${random.below(40)}`),
  },
  { what: 'change a word', weight: 4, make: changeWord },
  { what: 'delete a line', weight: 5, make: (random, world) => replaceMatch(random, world, /.*(\r\n|\n|\r|$)/g, '') },
  { what: 'delete a part', weight: 2, make: deletePart },
  { what: 'do and undo', weight: 3, make: undo },
  { what: 'several cursors', weight: 2, make: severalCursors },
  { what: 'other line ends', weight: 1, make: lineEnds },
  { what: 'replace all', weight: 1, make: replaceAll },
];

/** A document that is open, and its text. */
function anOpen(random: Random, world: World): { readonly name: Name; readonly text: string } | undefined {
  if (world.open.size === 0) return undefined;
  const [name, { text }] = random.pick([...world.open]);
  return { name, text };
}

function typeStatement(random: Random, world: World): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const { name, text } = document;
  const statement = random.pick(statements);
  const start = random.below(statement.length);
  const typed = statement.slice(start, start + random.between(2, 16));
  const ends = [...text.matchAll(/$/gm)].map(({ index }) => index);
  let at = random.oneIn(4) ? random.below(text.length + 1) : random.pick(ends);
  const rhythm = random.pick(rhythms);
  const operations: Operation[] = [];
  for (let i = 0; i < typed.length; ) {
    const insert = typed.slice(i, i + random.between(1, 3));
    operations.push({ do: 'edit', name, edits: [{ at, insert }] });
    at += insert.length;
    i += insert.length;
    if (random.oneIn(3))
      operations.push(aRequest(random, name, at, ['completion', 'hover', 'onTypeFormatting', 'tokens', 'symbols']));
    if (rhythm > 0) operations.push({ do: 'pause', ms: random.between(1, rhythm) });
  }
  return operations;
}

function insert(random: Random, world: World, insert: string, atLineStart = false): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const starts = [...document.text.matchAll(/^/gm)].map(({ index }) => index);
  const at = atLineStart ? random.pick(starts) : random.below(document.text.length + 1);
  return [{ do: 'edit', name: document.name, edits: [{ at, insert }] }];
}

function replaceMatch(random: Random, world: World, pattern: RegExp, insert: string): Operation[] {
  const document = anOpen(random, world);
  const matches = [...(document?.text.matchAll(pattern) ?? [])];
  if (!document || matches.length === 0) return [];
  const { index, 0: match } = random.pick(matches);
  return [{ do: 'edit', name: document.name, edits: [{ at: index, remove: match.length, insert }] }];
}

function changeWord(random: Random, world: World): Operation[] {
  const [, { text } = { text: '' }] = world.open.size > 0 ? random.pick([...world.open]) : [];
  const words = text.match(/[\w-]+/g);
  return words ? replaceMatch(random, world, /[\w-]+/g, random.pick(words)) : [];
}

function deletePart(random: Random, world: World): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const edit = { at: random.below(document.text.length + 1), remove: random.between(1, random.pick([4, 40, 400])) };
  return [{ do: 'edit', name: document.name, edits: [edit] }];
}

function undo(random: Random, world: World): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const { name, text } = document;
  const insert = random.pick([...rubbish, ...statements]);
  const at = random.below(text.length + 1);
  const there: Operation = { do: 'edit', name, edits: [{ at, insert }] };
  const back: Operation = random.oneIn(3)
    ? { do: 'replace', name, text }
    : { do: 'edit', name, edits: [{ at, remove: insert.length }] };
  const times = random.between(1, 4);
  return Array.from({ length: times }, () => [there, back]).flat();
}

function severalCursors(random: Random, world: World): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const insert = random.pick(['x', '// ', '\n', '"', '9']);
  // An editor sends the last edit first, so that the positions of the others stay valid.
  const places = Array.from({ length: random.between(2, 5) }, () => random.below(document.text.length + 1));
  const edits = places.sort((a, b) => b - a).map((at) => ({ at, insert }));
  return [{ do: 'edit', name: document.name, edits }];
}

function lineEnds(random: Random, world: World): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const lines = document.text.split(/\r\n|\r|\n/);
  const end = random.pick(['\n', '\r\n', '\r\n', '\r', 'mixed']);
  const text = lines.reduce((all, line) => all + (end === 'mixed' ? random.pick(['\n', '\r\n']) : end) + line);
  return [{ do: 'replace', name: document.name, text }];
}

function replaceAll(random: Random, world: World): Operation[] {
  const document = anOpen(random, world);
  if (!document) return [];
  const texts = [
    '',
    ...[...world.open.values()].map(({ text }) => text),
    random.pick(statements) + random.pick(statements),
  ];
  return [{ do: 'replace', name: document.name, text: random.pick(texts) }];
}
