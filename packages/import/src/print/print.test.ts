import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTextFormatter } from '@azroute/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatements } from '../testing/read-statements.js';
import { someStatement } from '../testing/some-statements.js';
import { printStatements } from './print.js';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const format = createTextFormatter();

describe('the printer', () => {
  it('is the inverse of the parser, for any statements', () => {
    fc.assert(
      fc.property(fc.array(someStatement, { maxLength: 5 }), (statements) => {
        expect(readStatements(printStatements(statements))).toEqual(statements);
      }),
      { numRuns: 1000 },
    );
  });

  it('lays out its text as the formatter does', () => {
    fc.assert(
      fc.property(fc.array(someStatement, { maxLength: 3 }), (statements) => {
        const text = printStatements(statements);
        expect(format(text).text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  const all = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.azroute'));

  it.each(all)('prints %s as it was read', (name) => {
    const statements = readStatements(readFileSync(`${examples}${name}`, 'utf8'));
    expect(statements).not.toEqual([]);
    expect(readStatements(printStatements(statements))).toEqual(statements);
  });

  it('writes comments from which nothing can escape', () => {
    const text = printStatements([
      { statement: 'circuit', name: 'er', nextHop: [], above: ['a\nvnet evil'], beside: 'b\r\nvnet evil\u2028*/' },
    ]);
    expect(text).toBe('// a\\u000avnet evil\ncircuit er // b\\u000d\\u000avnet evil\\u2028*/\n');
    expect(readStatements(text)).toHaveLength(1);
  });
});
