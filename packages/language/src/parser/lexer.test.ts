import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';

const { Lexer } = createAzrouteServices(EmptyFileSystem).azroute.parser;

test('each character is a token, white space, or one error', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x10000; code++) {
    const { tokens, errors } = Lexer.tokenize(String.fromCharCode(code));
    const isSpace = /[\s\uFEFF]/.test(String.fromCharCode(code));
    const found = tokens.length + errors.length - (errors[0]?.message.includes('not closed') ? 1 : 0);
    if (found !== (isSpace ? 0 : 1) || tokens.some(({ tokenType }) => tokenType.name === 'MEANINGLESS')) {
      wrong.push(code.toString(16));
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['a run of characters', 'vnet §§§ hub', 1, ['vnet', 'hub'], '§§§ is not allowed here; remove it.'],
  ['parts of arrows', 'a - > <- -> <->', 3, ['a', '->', '<->'], '- is not allowed here; remove it.'],
  ['a slash that starts no comment', 'a / b // c', 1, ['a', 'b'], '/ is not allowed here; remove it.'],
  ['a symbol of two code units', 'a 😀 b', 1, ['a', 'b'], '😀 is not allowed here; remove it.'],
  ['dots', `a ${'.'.repeat(1000)} b`, 1, ['a', 'b'], `${'.'.repeat(20)} is not allowed here; remove it.`],
])('%s', (_name, text, errors, images, message) => {
  const result = Lexer.tokenize(text);
  expect(result.tokens.map(({ image }) => image)).toEqual(images);
  expect(result.errors.map((error) => error.message)).toContain(message);
  expect(result.errors).toHaveLength(errors);
});
