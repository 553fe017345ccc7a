import { afterAll, describe, expect, it } from 'vitest';
import { loadTopology } from './node.js';
import { hasSpecialFiles, OddFiles } from './testing/odd-files.js';

const files = new OddFiles();
afterAll(() => files.remove());

/** Codes and messages of all files, with the folder's own path left out. */
async function found(...roots: string[]): Promise<string[]> {
  const { diagnostics } = await loadTopology(roots);
  return [...diagnostics.values()]
    .flat()
    .map(({ code, message }) => `${code} ${message}`.replaceAll(files.folder, 'F'))
    .sort();
}

const vnet = 'vnet hub { address 10.0.0.0/16 }\n';
const secret = 'root:x:0:0:topsecret:/root\nvnet topsecret { address 10.9.0.0/16 }\n';

describe('an import', () => {
  /** Each creates a file at the path, and expects the whole message. */
  const cases: readonly [what: string, path: string, make: (name: string) => unknown, message: string][] = [
    [
      'of a pipe',
      'pipe.azroute',
      (name) => files.pipe(name),
      'AZR011 pipe.azroute is a pipe, a device or a socket, which azroute never opens; name a regular file.',
    ],
    [
      'of a socket',
      'socket.azroute',
      (name) => files.socket(name),
      'AZR011 socket.azroute is a pipe, a device or a socket, which azroute never opens; name a regular file.',
    ],
    [
      'of a link to a device',
      'zero.azroute',
      (name) => files.link(name, '/dev/zero'),
      'AZR011 zero.azroute is not an .azroute file, so it is not imported; name a file that ends in .azroute.',
    ],
    [
      'of a file that is too large',
      'large.azroute',
      (name) => files.large(name),
      'AZR011 large.azroute is larger than 10 MB, so it is not imported; split it into several files.',
    ],
    [
      'of a folder with the name of a file',
      'folder.azroute',
      (name) => files.directory(name),
      'AZR011 folder.azroute is a folder; name one .azroute file in it.',
    ],
    ['of a folder', 'hubs', (name) => files.directory(name), 'AZR011 hubs is a folder; name one .azroute file in it.'],
    [
      'of a file below a file',
      'main.azroute/x.azroute',
      () => {},
      'AZR010 There is no file main.azroute/x.azroute; the path is relative to the folder of this file.',
    ],
    [
      'of a missing file of another kind',
      'none.txt',
      () => {},
      'AZR010 There is no file none.txt; the path is relative to the folder of this file.',
    ],
    [
      'of a file of another kind',
      'notes.txt',
      (name) => files.file(name, secret),
      'AZR011 notes.txt is not an .azroute file, so it is not imported; name a file that ends in .azroute.',
    ],
    [
      'of a link to a file of another kind',
      'innocent.azroute',
      (name) => files.link(name, files.file('passwd', secret)),
      'AZR011 innocent.azroute is not an .azroute file, so it is not imported; name a file that ends in .azroute.',
    ],
    [
      'of a URL',
      'https://example.com/hub.azroute',
      () => {},
      'AZR011 https://example.com/hub.azroute is a URL, not a path; name a file relative to the folder of this file.',
    ],
    [
      'of a file by its URI',
      'file:///etc/hub.azroute',
      () => {},
      'AZR011 file:///etc/hub.azroute is a URL, not a path; name a file relative to the folder of this file.',
    ],
    [
      'of an empty path',
      '',
      () => {},
      'AZR011 The path of this import is empty; name an .azroute file, such as import "hub.azroute".',
    ],
    [
      'with an escape sequence in its path',
      'a\u001b[2Jb.azroute',
      () => {},
      'AZR011 a\\u001b[2Jb.azroute contains a character that file names cannot contain; enter the path again.',
    ],
    [
      'with a reversed path',
      'a\u202eb.azroute',
      () => {},
      'AZR011 a\\u202eb.azroute contains a character that file names cannot contain; enter the path again.',
    ],
    [
      'of a name that is too long',
      `${'n'.repeat(300)}.azroute`,
      () => {},
      `AZR011 …${'n'.repeat(51)}.azroute is too long for a file path; shorten it.`,
    ],
    [
      'of a path that is too long',
      `${'n/'.repeat(40_000)}.azroute`,
      () => {},
      `AZR011 …${'/n'.repeat(25)}/.azroute is too long for a file path; shorten it.`,
    ],
  ];

  it.runIf(hasSpecialFiles).each(cases)('%s', async (_what, path, make, message) => {
    await make(path);
    const main = files.file('main.azroute', `import "${path}"\n${vnet}`);
    expect(await found(main)).toEqual([message]);
  });

  it('with a null in its path makes the importing file binary', async () => {
    expect(await found(files.file('main.azroute', `import "a\0b.azroute"\n${vnet}`))).toEqual([
      'AZR011 This file is not UTF-8 text, so it cannot be read; open the right file, or convert it to UTF-8.',
      'AZR011 a\\u0000b.azroute contains a character that file names cannot contain; enter the path again.',
    ]);
  });
});

describe('a file that is checked', () => {
  it.runIf(hasSpecialFiles)('but is not a regular file has one problem, and the others are read', async () => {
    const odd = [
      files.pipe('root.azroute'),
      await files.socket('socket-root.azroute'),
      files.large('large-root.azroute'),
      files.directory('folder-root.azroute'),
      files.file('root.txt', secret),
      files.link('link-root.azroute', files.path('root.txt')),
      files.path('none.azroute'),
      files.path('half\ud800.azroute'),
      files.path('null\0.azroute'),
      files.path(`${'n'.repeat(300)}.azroute`),
      '',
    ];
    const sound = files.file('sound.azroute', vnet);
    const { views, diagnostics } = await loadTopology([...odd, sound]);
    expect(views.map(({ topology }) => topology.vnets.length)).toEqual([1]);
    const messages = [...diagnostics.values()].flat().map(({ code, message }) => `${code} ${message}`);
    expect(messages).toHaveLength(odd.length);
    for (const message of messages) {
      expect(message).toMatch(/^AZR011 [^;]+; [^;.]+\.$/);
      expect(message).not.toContain('topsecret');
      expect(message).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('an azroute.json', () => {
  it.runIf(hasSpecialFiles).each([
    ['a pipe', (name: string) => files.pipe(name), /is a pipe, a device or a socket/],
    ['a folder', (name: string) => files.directory(name), /is a folder, not a file/],
    ['too large', (name: string) => files.large(name), /is larger than 10 MB/],
    ['a link to itself', (name: string) => files.link(name, 'azroute.json'), /leads through a cycle/],
    [
      'a link to a file of another kind',
      (name: string) => files.link(name, files.file('secret.json', '{ "topsecret": 1 }')),
      /is a link to a file of another kind/,
    ],
  ])('that is %s', async (what, make, message) => {
    const folder = `configured ${what}`;
    const main = files.file(`${folder}/main.azroute`, vnet);
    make(`${folder}/azroute.json`);
    const messages = await found(main);
    expect(messages).toEqual([expect.stringMatching(message)]);
    for (const one of messages) expect(one).toMatch(/^AZR054 azroute\.json [^.]*; [^;.]*\.$/);
  });

  it('may be a link to one of another name', async () => {
    const main = files.file('linked/main.azroute', `${vnet}peering hub <-> none\n`);
    files.link('linked/azroute.json', files.file('shared/azroute.prod.json', '{ "diagnostics": { "AZR002": "off" } }'));
    expect(await found(main)).toEqual([]);
  });
});
