import { describe, expect, it } from 'vitest';
import { readJsonValues } from './json-values.js';

describe('JSON as people save it', () => {
  it.each([
    ['plain', '[{"a":1}]', [[{ a: 1 }]]],
    ['a byte order mark', '\uFEFF{"a":1}', [{ a: 1 }]],
    ['a command and a warning before it', '$ az network vnet list\nWARNING: [preview]\n[1]', [[1]]],
    ['several values', '[1]\n[2]\n', [[1], [2]]],
    ['several values on one line', '[1],[2]', [[1], [2]]],
    ['several values on one line without a comma', '{"a":1} {"b":2}', [{ a: 1 }, { b: 2 }]],
    ['text between values', '{"a":1}\nWARNING: slow\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['comments', '// all\n{"a":1, /* one [ */ "b":2} // end', [{ a: 1, b: 2 }]],
    ['trailing commas', '{"a":[1,2,],}', [{ a: [1, 2] }]],
    ['line ends in strings', '{"a":"one\n  two", "b":[1,]}', [{ a: 'one   two', b: [1] }]],
    ['escaped quotes and brackets in strings', '{"a":"\\"]}", "b":[1,]}', [{ a: '"]}', b: [1] }]],
    ['no JSON', 'Name  Location\n----  --------\nhub   west', []],
    ['nothing', '', []],
  ])('with %s', (_, text, values) => {
    expect(readJsonValues(text)).toEqual({ values });
  });

  it.each([
    ['[1]\n[2] see [{"a":1}]', [[1], [2]], 2],
    ['{"a":1} and {"b":2}\n{"c":3}', [{ a: 1 }, { c: 3 }], 1],
  ])('names the line of text that looks like a value and is not read: %j', (text, values, unreadLine) => {
    expect(readJsonValues(text)).toEqual({ values, unreadLine });
  });

  it.each([
    ['{"a" 1}', 1, 6, 'a colon'],
    ['[\n  {"a": 1\n  "b": 2}\n]', 3, 3, 'a comma'],
    ['[1, 2', 1, 6, 'a ], but the file ends'],
    ['{"a": [1', 1, 9, 'a ], but the file ends'],
    ['[{"a": "unfinished', 1, 8, 'a " at the end of the string'],
    [`${'['.repeat(100_000)}`, 1, 1, 'a value with less nesting'],
    [`// deep\n${'['.repeat(100_000)}${']'.repeat(100_000)}`, 2, 1, 'a value with less nesting'],
  ])('says what is expected where: %#', (text, line, column, expected) => {
    expect(readJsonValues(text)).toEqual({ problem: { line, column, expected } });
  });
});
