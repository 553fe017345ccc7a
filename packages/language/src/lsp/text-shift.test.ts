import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isWithin, moved, replacementBetween, reversed, shiftBetween } from './text-shift.js';

const piece = fc.stringMatching(/^[ab\r\n]{0,12}$/);
const document = (text: string) => TextDocument.create('', '', 0, text);

it('positions before and after a change move with their characters', () => {
  fc.assert(
    fc.property(piece, piece, piece, piece, (head, old, now, tail) => {
      const [before, after] = [head + old + tail, head + now + tail];
      const shift = shiftBetween(before, after);
      expect(shift === undefined).toBe(before === after);
      if (!shift) return;
      const [a, b] = [document(before), document(after)];
      const kept = b.getText().length - a.getText().length;
      for (let offset = 0; offset <= before.length; offset++) {
        const position = a.positionAt(offset);
        if (a.offsetAt(position) !== offset) continue;
        if (isWithin(shift, position)) expect(moved(shift, position)).toEqual(shift.start);
        else if (offset < a.offsetAt(shift.start)) expect(b.offsetAt(moved(shift, position))).toBe(offset);
        else if (offset >= a.offsetAt(shift.oldEnd)) expect(b.offsetAt(moved(shift, position))).toBe(offset + kept);
      }
      const back = reversed(shift);
      expect(moved(back, moved(shift, a.positionAt(before.length)))).toEqual(a.positionAt(before.length));
    }),
    { numRuns: 2000, seed: 8 },
  );
});

it('the change of a shift turns one text into the other', () => {
  fc.assert(
    fc.property(piece, piece, (before, after) => {
      const shift = shiftBetween(before, after);
      expect(shift === undefined).toBe(before === after);
      if (!shift) return;
      const text = document(after).getText({ start: shift.start, end: shift.newEnd });
      const range = { start: shift.start, end: shift.oldEnd };
      expect(TextDocument.update(document(before), [{ range, text }], 1).getText()).toBe(after);
    }),
    { numRuns: 2000, seed: 8 },
  );
});

it('the replacement between long texts is the original one', () => {
  const lines = (count: number) => 'a line\r\n'.repeat(count);
  const at = (line: number, character: number) => ({ line, character });
  for (const [head, tail] of [
    [0, 5_000],
    [5_000, 0],
    [512, 512],
    [5_000, 5_000],
  ] as const) {
    const before = `${lines(head)}some old\nwords${lines(tail)}`;
    const after = `${lines(head)}some new${lines(tail)}`;
    expect(replacementBetween(before, after)).toEqual({
      shift: { start: at(head, 5), oldEnd: at(head + 1, 5), newEnd: at(head, 8) },
      text: 'new',
    });
  }
});
