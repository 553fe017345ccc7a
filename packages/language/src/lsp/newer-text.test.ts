import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NewerText } from './newer-text.js';
import { replacementBetween } from './text-shift.js';

const piece = fc.stringMatching(/^[ab\r\n]{0,12}$/);

it('a text with a replaced part equals a newly created one', () => {
  fc.assert(
    fc.property(piece, piece, piece, piece, (head, old, now, tail) => {
      const before = head + old + tail;
      const replacement = replacementBetween(before, head + now + tail);
      if (!replacement) return;
      const expected = TextDocument.create('', '', 0, head + now + tail);
      const newer = new NewerText(TextDocument.create('', '', 0, before), replacement.shift, replacement.text);
      expect(newer.getText()).toBe(expected.getText());
      for (let offset = 0; offset <= expected.getText().length; offset++) {
        const position = expected.positionAt(offset);
        expect(newer.positionAt(offset), `at ${offset}`).toEqual(position);
        expect(newer.offsetAt(position), `at ${offset}`).toBe(expected.offsetAt(position));
        const range = { start: { line: 0, character: 0 }, end: position };
        expect(newer.getText(range)).toBe(expected.getText(range));
      }
    }),
    { numRuns: 2000, seed: 8 },
  );
});
