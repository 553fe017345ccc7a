import { describe, expect, it } from 'vitest';
import { jsonError } from './json-error.js';

/** A text with `^` at the first place where it is not valid JSON; none if it is valid. */
const marked: readonly string[] = [
  '{}',
  '[]',
  ' [1, -2.5e3, "a\\n\\u00e4", true, false, null, {"a": {"b": []}}]\n',
  '^',
  '{^',
  '[1, 2^',
  '{"a": 1,^',
  '{"a": [\n  "10.0.0.0/8"^\n',
  '[1, ^]',
  '[1 ^2]',
  '[1^}',
  '{"a"^}',
  '{"a": ^}',
  '{"a": 1, ^}',
  '{^a: 1}',
  '{"a": 1,\n  "b": ^nul}',
  '[0^1]',
  '["a"^: 1]',
  '["^',
  '["abc^',
  '[^"\\x"]',
  '[^"a\n"]',
  '{"value": []}\n^{"value": []}',
  '[1]^,',
  '^,',
  `^${'['.repeat(20_000)}`,
];

describe('JSON', () => {
  it.each(marked)('%.60j', (text) => {
    const at = text.indexOf('^');
    const plain = text.replace('^', '');
    const before = text.slice(0, at).split('\n');
    const expected = at < 0 ? undefined : { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const error = jsonError(plain);
    expect(error && { line: error.line, column: error.column }).toEqual(expected);
    if (expected) expect(() => JSON.parse(plain)).toThrow();
    else expect(() => JSON.parse(plain)).not.toThrow();
  });

  it('that is broken anywhere is found broken, wherever JSON.parse finds it', () => {
    const whole = '{"value": [{"addressPrefix": ["10.0.0.0/8"], "n": -1.5, "flag": false, "name": null}]}';
    for (let i = 0; i < whole.length; i++) {
      for (const garbage of ['', '}', ',', '"', '7', 'x']) {
        const text = whole.slice(0, i) + garbage + whole.slice(i + 1);
        let sound = true;
        try {
          JSON.parse(text);
        } catch {
          sound = false;
        }
        expect(jsonError(text) === undefined, text).toBe(sound);
      }
    }
  });
});
