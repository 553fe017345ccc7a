import { EmptyFileSystem } from 'langium';
import { describe, expect, it } from 'vitest';
import { createAzrouteServices } from '../../module.js';
import { bracesOf } from '../../parser/block-reader.js';
import { insertIntoBlock } from './block.js';

const services = createAzrouteServices(EmptyFileSystem).azroute;

/** Inserts into the declaration between the brackets ⟦ and ⟧. */
function inserted(fixture: string, statements: readonly string[], where: 'head' | 'end'): string {
  const start = fixture.indexOf('⟦');
  const end = fixture.indexOf('⟧') - 1;
  const text = fixture.replace(/[⟦⟧]/g, '');
  const insertion = insertIntoBlock(
    text,
    { start, end },
    bracesOf(text.slice(start, end), services),
    statements,
    where,
  );
  return text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset);
}

const cases: readonly [name: string, fixture: string, where: 'head' | 'end', expected: string][] = [
  ['no block', '  ⟦subnet a 10.0.0.0/24⟧\n', 'end', '  subnet a 10.0.0.0/24 {\n    NEW\n  }\n'],
  ['an empty block', '⟦routeTable rt {}⟧', 'end', 'routeTable rt {\n  NEW\n}'],
  ['one line', '⟦nva n { asn 1 }⟧', 'end', 'nva n { asn 1 NEW }'],
  ['one line, at its head', '⟦nva n { asn 1 }⟧', 'head', 'nva n { NEW asn 1 }'],
  ['many lines', '⟦nva n {\n    asn 1\n}⟧', 'end', 'nva n {\n    asn 1\n    NEW\n}'],
  ['many lines, at their head', '⟦nva n {\n    asn 1\n}⟧', 'head', 'nva n {\n    NEW\n    asn 1\n}'],
  ['a brace on the last line', '⟦nva n {\n  asn 1 }⟧', 'end', 'nva n {\n  asn 1 \n  NEW\n}'],
  ['tabs', '\t⟦subnet a 10.0.0.0/24⟧', 'end', '\tsubnet a 10.0.0.0/24 {\n\t\tNEW\n\t}'],
  ['carriage returns', '⟦nva n {\r\n  asn 1\r\n}⟧', 'end', 'nva n {\r\n  asn 1\r\n  NEW\r\n}'],
  ['a comment after its opening brace', '⟦nva n { // {\n  asn 1\n}⟧', 'end', 'nva n { // {\n  asn 1\n  NEW\n}'],
  ['attributes before it', '⟦router r 10.0.0.1\n{ asn 1 }⟧', 'end', 'router r 10.0.0.1\n{ asn 1 NEW }'],
  ['a brace in a name', '⟦nva "a{b" /* { */⟧', 'end', 'nva "a{b" /* { */ {\n  NEW\n}'],
];

describe('insertion into a block', () => {
  it.each(cases)('with %s', (_name, fixture, where, expected) => {
    expect(inserted(fixture, ['NEW'], where)).toBe(expected);
  });
});
