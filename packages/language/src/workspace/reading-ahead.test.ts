import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { fileRequests } from '../protocol.js';
import { ClientFileSystem } from './client-file-system.js';
import { refusalOf } from './refusal.js';

/** A client with these files, and the requests that it gets. */
function clientWith(texts: Record<string, string>) {
  const asked: string[] = [];
  const connection = {
    sendRequest: async ({ method }: { method: string }, { uri }: { uri: string }) => {
      asked.push(uri);
      if (method === fileRequests.readFile) return texts[uri] ?? null;
      const inFolder = Object.keys(texts).filter((file) => file.slice(0, file.lastIndexOf('/')) === uri);
      return inFolder.map((file) => ({ uri: file, isFile: true, isDirectory: false }));
    },
  };
  return { files: new ClientFileSystem(connection as unknown as Connection), texts, asked };
}

const file = URI.parse('vscode-vfs://github/a/azroute.json');
const missing = URI.parse('vscode-vfs://github/azroute.json');

describe('a file that is on no disk', () => {
  it('is there while something is computed if it was read ahead', async () => {
    const { files, asked } = clientWith({ [file.toString()]: '{}' });
    expect(files.existsSync(file)).toBe(false);
    await files.readAhead([file, missing]);
    expect(files.existsSync(file)).toBe(true);
    expect(files.readFileSync(file)).toBe('{}');
    expect(new TextDecoder().decode(files.readBinarySync(file))).toBe('{}');
    expect(files.existsSync(missing)).toBe(false);
    expect(() => files.readFileSync(missing)).toThrow('missing');
    expect(asked.sort()).toEqual([file, missing].map(String).sort());
  });

  it('is read once, and again when it has changed', async () => {
    const { files, texts, asked } = clientWith({ [file.toString()]: '{}' });
    await files.readAhead([file]);
    texts[file.toString()] = '{ "diagnostics": {} }';
    await files.readAhead([file]);
    expect(files.readFileSync(file)).toBe('{}');
    await files.readAhead([file], true);
    expect(files.readFileSync(file)).toBe('{ "diagnostics": {} }');
    expect(asked).toHaveLength(2);
  });

  it('is missing if its folder lists others', async () => {
    const { files } = clientWith({ [file.toString()]: '{}' });
    expect(await files.readFile(URI.parse('vscode-vfs://github/a/b.azroute')).catch(refusalOf)).toBe('missing');
  });
});

/** A client that fails once, in this way, and then has a file. */
function failingOnce(error: Error) {
  let asked = 0;
  const sendRequest = async () => {
    if (asked++ === 0) throw error;
    return '{}';
  };
  return new ClientFileSystem({ sendRequest } as unknown as Connection);
}

describe('a file for which a request fails', () => {
  it('is asked for again with the next ones', async () => {
    const files = failingOnce(new Error('The connection is slow.'));
    expect(await files.readAhead([file])).toBe(false);
    expect(files.existsSync(file)).toBe(false);
    expect(await files.readAhead([file])).toBe(true);
    expect(files.readFileSync(file)).toBe('{}');
    expect(await files.readAhead([file])).toBe(false);
  });

  it('is missing if the client does not support the request', async () => {
    const files = failingOnce(new ResponseError(ErrorCodes.MethodNotFound, 'Unhandled method'));
    await files.readAhead([file]);
    expect(await files.readAhead([file])).toBe(false);
    expect(files.existsSync(file)).toBe(false);
  });

  it('stays what it was', async () => {
    const { files, texts } = clientWith({ [file.toString()]: '{}' });
    await files.readAhead([file]);
    Object.defineProperty(texts, file.toString(), {
      get: () => {
        throw new Error('The connection is slow.');
      },
    });
    await files.readAhead([file], true);
    expect(files.readFileSync(file)).toBe('{}');
  });
});

it('a file that was read ahead is forgotten when nothing needs it', async () => {
  const { files } = clientWith({ [file.toString()]: '{}' });
  await files.readAhead([file]);
  files.keepAhead([file]);
  expect(files.existsSync(file)).toBe(true);
  files.keepAhead([missing]);
  expect(files.existsSync(file)).toBe(false);
});

describe('a browser', () => {
  it('asks the client for the files of a disk, too', async () => {
    const onDisk = URI.parse('file:///a/azroute.json');
    const { files } = clientWith({ [onDisk.toString()]: '{}' });
    expect(await files.readFile(onDisk)).toBe('{}');
    expect((await files.readDirectory(URI.parse('file:///a'))).map(({ uri }) => uri.toString())).toEqual([
      onDisk.toString(),
    ]);
    expect(await files.exists(onDisk)).toBe(true);
    expect(await files.exists(URI.parse('file:///a/b.azroute'))).toBe(false);
  });
});
