import { CstUtils, EmptyFileSystem } from 'langium';
import { describe, expect, it } from 'vitest';
import type { AzrouteFile } from '../generated/ast.js';
import { createAzrouteServices } from '../module.js';
import type { AzrouteParseResult } from './azroute-parser.js';
import { mostErrors, mostRepairs } from './limits.js';
import type { ParseError } from './tree-repair.js';

const { parser } = createAzrouteServices(EmptyFileSystem).azroute;
const parse = (text: string) => parser.LangiumParser.parse<AzrouteFile>(text) as AzrouteParseResult<AzrouteFile>;

const times = 5 * mostErrors;

function repeated(piece: (i: number) => string): string {
  return Array.from({ length: times }, (_, i) => piece(i)).join('');
}

/** One of the pieces, pseudorandom but the same in each run. */
function pick(i: number, pieces: readonly string[]): string {
  return pieces[Math.floor(Math.abs(Math.sin(i) * 1e6)) % pieces.length] ?? '';
}

const sound = repeated((i) => `// network ${i}\nvnet v${i} {\n  address 10.0.0.0/16\n  subnet s 10.0.0.0/24\n}\n`);

describe('only the beginning of a nonsense text is read:', () => {
  it.each([
    { name: 'words', text: repeated((i) => `lorem${i} ipsum\n`) },
    { name: 'invalid characters', text: repeated(() => '??? ') },
    { name: 'names that are not closed', text: repeated((i) => `"open${i}\n`) },
    { name: 'comments that are not closed', text: repeated((i) => `/* open ${i}\n`) },
    { name: 'words and comments', text: repeated((i) => `// comment\nlorem${i} `) },
    { name: 'opening braces', text: repeated(() => '{ ') },
    { name: 'closing braces', text: repeated(() => '} ') },
    { name: 'blocks that are not closed', text: repeated((i) => `vnet v${i} {\n`) },
    { name: 'opening brackets', text: repeated(() => 'peering [ ') },
    { name: 'brackets that do not match', text: repeated((i) => pick(i, ['{ ', '] ', '( ', '}\n', '[ ', 'lorem '])) },
    { name: 'keywords in any order', text: repeated((i) => pick(i, ['nic ', 'vnet ', 'bgp ', '} ', '-> ', '{\n'])) },
    { name: 'a word before each statement', text: repeated((i) => `lorem${i}\nvnet v${i} { address 10.0.0.0/16 }\n`) },
    { name: 'misspelt statements', text: repeated((i) => `vnet v${i} { adress 10.0.0.0/16 }\n`) },
  ])('$name', ({ text }) => {
    const { lexerErrors, parserErrors, unreadFrom } = parse(text);
    expect(unreadFrom).toBeLessThan(text.length);
    expect(lexerErrors.length + parserErrors.length).toBeGreaterThan(0);
    expect(lexerErrors.length).toBeLessThanOrEqual(mostErrors);
    expect(parserErrors.length).toBeLessThanOrEqual(2 * mostErrors);
    const offsets = [
      ...lexerErrors.map(({ offset }) => offset),
      ...parserErrors.map(({ token, ...rest }) =>
        Number.isNaN(token.startOffset) ? (rest as Partial<ParseError>).previousToken?.startOffset : token.startOffset,
      ),
    ];
    expect(Math.min(...offsets.flatMap((offset) => offset ?? []))).toBeLessThan(100);
  });

  it('the statements before it are in the tree', () => {
    const { value, unreadFrom } = parse(`${sound}${repeated((i) => `lorem${i}\n`)}`);
    expect(value.statements).toHaveLength(times);
    expect(unreadFrom).toBeGreaterThan(sound.length);
  });
});

describe('a large file is read to its end', () => {
  const middle = sound.indexOf('address', sound.length / 2);

  it.each([
    { name: 'without errors', text: sound, errors: 0 },
    { name: 'with a misspelt word', text: `${sound.slice(0, middle)}adress${sound.slice(middle + 7)}`, errors: 1 },
    { name: 'without one brace', text: sound.replace(/\}\n$/, ''), errors: 1 },
    { name: 'with a line of prose', text: `${sound}lorem ipsum dolor\n${sound}`, errors: 1 },
    {
      name: 'with more broken statements than are repaired',
      text: `${repeated((i) => (i % 10 === 0 ? `vnet w${i} 10.0.0.0/16 ]\n` : `site s${i} { address 10.0.0.0/16 }\n`))}${sound}`,
      errors: times / 10,
    },
  ])('$name', ({ text, errors }) => {
    const { value, lexerErrors, parserErrors, unreadFrom } = parse(text);
    const written = text.match(/^(vnet v|site s)/gm) ?? [];
    const read = value.statements.filter(({ $cstNode }) => /^(vnet v|site s)/.test($cstNode?.text ?? ''));
    expect(read).toHaveLength(written.length);
    expect(lexerErrors).toEqual([]);
    expect(parserErrors).toHaveLength(errors);
    expect(unreadFrom).toBeUndefined();
    expect(mostRepairs).toBeLessThan(times / 10);
  });
});

it('comments keep their places, including those at the end', () => {
  const text = '// one\nvnet a { /* two */ }\n// three\n// four\n';
  const root = parse(text).value.$cstNode;
  const comments = root ? CstUtils.flattenCst(root).filter(({ hidden }) => hidden) : [];
  expect([...comments].map((leaf) => leaf.text)).toEqual(['// one', '/* two */', '// three', '// four']);
});
