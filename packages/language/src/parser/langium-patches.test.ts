import { createParser, EmptyFileSystem, LangiumParser, type LexerResult } from 'langium';
import { expect, test, vi } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { mostErrors } from './limits.js';
import type { IToken } from './tokens.js';

// The behavior of Langium's own parser with the same grammar. If a test fails, its patch can be removed.
const services = createAzrouteServices(EmptyFileSystem).azroute;
const { Lexer } = services.parser;

function plainParser(): LangiumParser {
  const parser = createParser(services.Grammar, new LangiumParser(services), Lexer.definition);
  parser.finalize();
  return parser;
}

test('readGivenTokens: Langium creates its tokens from the given text', () => {
  const tokenize = vi.spyOn(Lexer, 'tokenize');
  plainParser().parse('vnet a { address 10.0.0.0/16 }');
  expect(tokenize).toHaveBeenCalled();
  tokenize.mockRestore();
});

test('stopAfter: Chevrotain has no limit of errors', () => {
  const { parserErrors } = plainParser().parse('vnet a { subnet }\n'.repeat(2 * mostErrors));
  expect(parserErrors.length).toBeGreaterThan(mostErrors);
});

test('knowTheEnd: Chevrotain searches each token after an error for the end of the text', () => {
  const parser = plainParser();
  const wrapper = Reflect.get(parser, 'wrapper') as { LA(howMuch: number): IToken };
  const looked = vi.spyOn(wrapper, 'LA');
  parser.parse(`} ${'vnet a\n'.repeat(1000)}`);
  expect(Math.max(...looked.mock.calls.map(([howMuch]) => howMuch))).toBeGreaterThan(1000);
});

test('takeCommentsFromTheEnd: Langium removes comments from the start of their list', () => {
  const parser = plainParser();
  const lexed: LexerResult = Lexer.tokenize('// one\nvnet a\n// two\nvnet b\n');
  const splice = vi.spyOn(lexed.hidden, 'splice');
  Object.defineProperty(parser, 'lexer', { value: { definition: Lexer.definition, tokenize: () => lexed } });
  parser.parse('// one\nvnet a\n// two\nvnet b\n');
  expect(splice).toHaveBeenCalledWith(0, expect.anything());
});

test('addCommentsInPieces: Langium passes all comments to a function at once', () => {
  const parser = plainParser();
  expect(() => parser.parse(`${'//\n'.repeat(200_000)}vnet a`)).toThrow(RangeError);
});

test('linkedBy: Langium lets the references of all texts be resolved by the linker of the parser', () => {
  const parser = plainParser();
  const build = vi.spyOn(services.references.Linker, 'buildReference');
  parser.parse('peering a <-> b');
  expect(build).toHaveBeenCalledTimes(2);
  build.mockRestore();
});

test('forgetUnfinished: after an exception within a rule, Langium returns the tree that it had begun, and not that of the next text', () => {
  const parser = plainParser();
  const planted = () => {
    throw new Error('planted');
  };
  Object.defineProperty(parser, 'extractHiddenTokens', { value: planted, configurable: true });
  expect(() => parser.parse('vnet a')).toThrow('planted');
  Reflect.deleteProperty(parser, 'extractHiddenTokens');
  expect(parser.parse('vnet b').value).toMatchObject({ statements: [] });
});
