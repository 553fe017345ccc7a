import { EmptyFileSystemProvider, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { largestFile } from '../protocol.js';
import { ClientFileSystem } from './client-file-system.js';
import { refusalOf } from './refusal.js';

/** A file system whose client gives this answer to every request. */
function asking(answer: () => unknown): ClientFileSystem {
  const connection = { sendRequest: async () => answer() } as unknown as Connection;
  return new ClientFileSystem(connection, new EmptyFileSystemProvider());
}

const file = URI.parse('vscode-vfs://github/a/b.azroute');
const fails = () => {
  throw new Error('Unhandled method azroute/readFile');
};

describe('a file that is not on a disk', () => {
  it.each([
    ['a text', () => 'vnet a', 'vnet a'],
    ['null', () => null, 'unreadable'],
    ['something else', () => ({ text: 'vnet a' }), 'unreadable'],
    ['a text that is too large', () => 'a'.repeat(largestFile + 1), 'large'],
    ['an error, because it does not support the request', fails, 'unreadable'],
  ])('for which the client gives %s', async (_what, answer, expected) => {
    expect(await asking(answer).readFile(file).catch(refusalOf)).toBe(expected);
    expect(await asking(answer).exists(file)).toBe(false);
  });

  it.each([
    ['nothing', () => null, []],
    ['an error', fails, []],
    ['a text', () => 'entries', []],
    [
      'invalid entries among others',
      () => [null, {}, { uri: 7 }, { uri: '!:2' }, { uri: file.toString(), isFile: true }],
      [{ uri: file, isFile: true, isDirectory: false }],
    ],
  ])('in a folder for which the client gives %s', async (_what, answer, expected) => {
    const found = await asking(answer).readDirectory(URI.parse('vscode-vfs://github/a'));
    expect(found.map((each) => ({ ...each, uri: each.uri.toString() }))).toEqual(
      expected.map((each) => ({ ...each, uri: each.uri.toString() })),
    );
  });
});
