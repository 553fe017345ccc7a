import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from './lines.js';

test('lines begin where a split at line ends makes them begin', () => {
  const texts = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', ' ', '\u2028', '😀'), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('');
      const lines = new Lines(text);
      let offset = 0;
      for (const [line, content] of text.split(/(?<=\r\n|\n|\r(?!\n))/).entries()) {
        expect(lines.start(line)).toBe(offset);
        expect(lines.at(offset)).toBe(line);
        expect(text.slice(offset, lines.end(line))).toBe(content.replace(/[\r\n]+$/, ''));
        offset += content.length;
      }
      expect(lines.start(Number.MAX_SAFE_INTEGER)).toBe(text.length);
    }),
  );
});
