import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Dice, seededDice } from '../../packages/engine/src/testing/random.js';
import { readBack } from '../../packages/language/src/lsp/edits/read-back.js';
import { applyReplacements, inOrder, type Replacement } from '../../packages/language/src/lsp/scratch.js';
import { type Files, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { areAmong, textErrors, topologyErrors } from '../../packages/language/src/lsp/text-errors.js';
import { pieces } from '../fuzz/corpus.js';
import { numRuns, runsFrom, timeout } from '../oracle/check.js';

/** What a part read anew must not miss: what swallows or spoils the text around it, and what leaves it as it is. */
const snippets: readonly string[] = [
  ...['{', '}', '[', ']', '"', '/*', '*/', '//', ',', '<->', '->', '.', '0', '10.0.0.0/24', 'via', 'mtu', 'over', '§'],
  ...['\n', ' ', '\r\n', '\t', '\uFEFF', '\0', '// note\n', '/* note */', '/* note\nnote */', '// note', '{ }', '""'],
  ...['\nvnet extra { address 10.99.0.0/16 }\n', 'vnet hub1', '\nsite dc9 { address 172.31.0.0/16 }', '\ncircuit c9\n'],
  ...[
    '\nimport "other.azroute"\n',
    `\nrouteTable "${'r'.repeat(250)}"\n`,
    '\nrouteTable rt-extra\n',
    ' mtu 1400',
    '#2',
  ],
  ...['\nexpect internet -> hub1\n', '\nscenario s9 { down vm }\n', ' route 10.98.0.0/16 -> None ', ' enableBgp'],
];

function randomReplacement(text: string, dice: Dice): Replacement {
  const lines = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  const words = [...text.matchAll(/\S+/g)];
  const place = () => {
    const word = words[dice(words.length)];
    return (
      [dice(text.length + 1), lines[dice(lines.length)], word?.index, word && word.index + word[0].length][dice(4)] ?? 0
    );
  };
  const snippet = () => snippets[dice(snippets.length)] ?? '';
  const start = place();
  const other = place();
  const copied = text.slice(Math.min(start, other), Math.min(start, other) + dice(300));
  const near = Math.min(text.length, start + dice(30));
  switch (dice(5)) {
    case 0:
      return { start, end: start, text: snippet() };
    case 1:
      return { start, end: near, text: snippet() };
    case 2:
      return { start, end: near, text: '' };
    case 3:
      return { start: other, end: other, text: copied };
    default:
      return { start: Math.min(start, other), end: Math.min(Math.max(start, other), start + 400), text: snippet() };
  }
}

/** Replacements that don't overlap. */
function randomReplacements(text: string, dice: Dice): readonly Replacement[] {
  const kept: Replacement[] = [];
  for (const one of inOrder(Array.from({ length: 1 + dice(3) }, () => randomReplacement(text, dice)))) {
    if (one.start >= (kept.at(-1)?.end ?? 0) && one.end >= one.start) kept.push(one);
  }
  return kept;
}

const one = fc.constantFrom(...pieces);
/** One file, or one that imports another. */
const sources: fc.Arbitrary<Files> = fc.oneof(
  one.map(({ text }) => ({ 'a.azroute': text })),
  fc.tuple(one, one).map(([a, b]) => ({ 'a.azroute': `import "b.azroute"\n${a.text}`, 'b.azroute': b.text })),
);

/** @returns whether the touched statements were enough */
async function compare(before: ReadFiles, dice: Dice): Promise<boolean> {
  const changes = new Map(
    Object.entries(before.files).map(([name, text]) => [`file:///${name}`, randomReplacements(text, dice)] as const),
  );
  const part = readBack(before.scratch, before.view, changes);
  if (!part) return false;
  const files = Object.entries(before.files).map(([name, text]) => {
    return [name, applyReplacements(text, changes.get(`file:///${name}`) ?? [])] as const;
  });
  const whole = await ReadFiles.read(Object.fromEntries(files));
  const shown = JSON.stringify({ files: before.files, changes: [...changes] });
  expect(part.topology, shown).toEqual(whole.topology);
  expect(topologyErrors(part), shown).toEqual(topologyErrors(whole.view));
  const errorsOf = ({ scratch, view }: ReadFiles) => textErrors(scratch, view.documents);
  const isFine = areAmong(await errorsOf(whole), await errorsOf(before));
  expect(areAmong(topologyErrors(part), topologyErrors(before.view)), shown).toBe(isFine);
  return true;
}

it('what is read of the touched statements is what is read of the whole text', { timeout: 10 * timeout }, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(sources, fc.nat(), async (files, seed) => {
      const before = await ReadFiles.read(files);
      const dice = seededDice(seed);
      for (let trial = 0; trial < 20; trial++) if (await compare(before, dice)) compared++;
    }),
    runsFrom(20_261_127, Math.ceil(numRuns / 10)),
  );
  expect(compared).toBeGreaterThan(numRuns / 25);
});
