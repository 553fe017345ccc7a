import { expect, it } from 'vitest';
import { inAnalysedText, inNewerText } from './text-context.js';
import { shiftBetween, type TextShift } from './text-shift.js';

const uri = 'file:///a.azroute';
const before = 'one\ntwo\nthree\n';
const after = 'one\nnew\ntwo\nthree\n';
const shift = shiftBetween(before, after);
const shifts: Record<string, TextShift> = shift ? { [uri]: shift } : {};
const newer = { shifts };
const at = (line: number, character: number) => ({ line, character });
const range = (line: number, from: number, to: number) => ({ start: at(line, from), end: at(line, to) });

it('parameters get positions in the analyzed text', () => {
  expect(inAnalysedText({ position: at(3, 2), range: range(0, 0, 3) }, shift)).toEqual({
    position: at(2, 2),
    range: range(0, 0, 3),
  });
});

it.each([
  ['a hover', { contents: 'x', range: range(2, 0, 5) }, { contents: 'x', range: range(3, 0, 5) }],
  ['an empty range where something was inserted', [{ range: range(1, 0, 0) }], [{ range: range(1, 0, 0) }]],
  [
    'links',
    [{ range: range(2, 0, 5), target: 'file:///b.azroute' }],
    [{ range: range(3, 0, 5), target: 'file:///b.azroute' }],
  ],
  ['foldings', [{ startLine: 0, endLine: 2 }], [{ startLine: 0, endLine: 3 }]],
  ['colours', { data: [1, 0, 3, 0, 0, 1, 0, 5, 0, 0] }, { data: [2, 0, 3, 0, 0, 1, 0, 5, 0, 0] }],
  [
    'a place in another file',
    [{ uri: 'file:///b.azroute', range: range(2, 0, 1) }],
    [{ uri: 'file:///b.azroute', range: range(2, 0, 1) }],
  ],
  [
    'a link to another file from this one',
    [{ targetUri: 'file:///b.azroute', targetRange: range(2, 0, 1), originSelectionRange: range(2, 0, 5) }],
    [{ targetUri: 'file:///b.azroute', targetRange: range(2, 0, 1), originSelectionRange: range(3, 0, 5) }],
  ],
  [
    'an item of a call hierarchy',
    [{ name: 'x', kind: 1, uri, range: range(2, 0, 5), selectionRange: range(2, 0, 5), data: { id: 'nic:x' } }],
    [{ name: 'x', kind: 1, uri, range: range(3, 0, 5), selectionRange: range(3, 0, 5), data: { id: 'nic:x' } }],
  ],
  ['a list with nothing', [null], [null]],
  [
    'an outline',
    [{ name: 'x', detail: '', kind: 1, range: range(2, 0, 5), selectionRange: range(2, 0, 5), children: [] }],
    [{ name: 'x', detail: '', kind: 1, range: range(3, 0, 5), selectionRange: range(3, 0, 5), children: [] }],
  ],
])('%s gets positions in the newer text', (_what, answer, expected) => {
  expect(inNewerText(answer, uri, newer)).toEqual(expected);
});

it('a link whose text is gone is none', () => {
  const removal = shiftBetween('one\nabc\nthree\n', 'one\nthree\n');
  const links = [
    { range: range(1, 0, 3), target: 'file:///b.azroute' },
    { range: range(2, 0, 5), target: 'file:///c.azroute' },
  ];
  expect(inNewerText(links, uri, { shifts: removal ? { [uri]: removal } : {} })).toEqual([
    { range: range(1, 0, 5), target: 'file:///c.azroute' },
  ]);
});
