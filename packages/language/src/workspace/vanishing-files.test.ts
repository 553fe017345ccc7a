import { readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { TestClient } from '../lsp/testing/client.js';
import { RealFileSystem } from '../node/real-file-system.js';
import { hasSpecialFiles, OddFiles } from '../testing/odd-files.js';

let files: OddFiles;
beforeEach(() => {
  files = new OddFiles();
});
afterEach(() => files.remove());

const uri = (name: string) => pathToFileURL(files.path(name)).href;
const vnet = (name: string, second = 0) => `vnet ${name} { address 10.${second}.0.0/16 }\n`;

/** A client whose workspace is the folder. */
async function start(options: object = {}): Promise<TestClient> {
  return TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => new RealFileSystem() },
      workspaceFolders: [{ uri: pathToFileURL(files.folder).href, name: 'folder' }],
      initializationOptions: options,
    },
  );
}

/** Opens a file of the folder; all files of the workspace are checked only then. */
async function open(client: TestClient, name: string): Promise<void> {
  await client.open(uri(name), readFileSync(files.path(name), 'utf8'));
}

/** Codes and messages of a document. */
async function found(client: TestClient, name: string): Promise<string[]> {
  return (await client.diagnostics(uri(name))).map(({ code, message }) => `${code} ${message}`);
}

describe('a file of the workspace', () => {
  /** If nothing is left that could be read as a file, nothing is reported in the file itself. */
  type Way = readonly [what: string, change: (name: string) => unknown, importer: RegExp, itself: RegExp | undefined];
  const ways: readonly Way[] = [
    ['vanishes', () => {}, /^AZR010 There is no file part.azroute;/, undefined],
    ['becomes a folder', (name) => files.directory(name), /^AZR011 part.azroute is a folder;/, undefined],
    ['becomes too large', (name) => files.large(name), /is larger than 10 MB/, /is larger than 10 MB/],
    ...(hasSpecialFiles
      ? ([
          ['becomes a pipe', (name: string) => files.pipe(name), /is a pipe, a device/, undefined],
          [
            'becomes a link to another file',
            (name: string) => files.link(name, files.file('secret', 'topsecret')),
            /^AZR011 part.azroute is not an .azroute file/,
            undefined,
          ],
          ['becomes a link to itself', (name: string) => files.link(name, name), /leads through a cycle/, undefined],
        ] as const)
      : []),
  ];

  it.each(ways)(
    'that %s is reported at its imports and in itself, until it is back',
    async (_what, change, importer, itself) => {
      files.file('main.azroute', `import "part.azroute"\n${vnet('hub')}peering hub <-> spoke\n`);
      files.file('part.azroute', vnet('spoke', 1));
      files.file('other.azroute', vnet('other', 2));
      const client = await start();
      expect(await found(client, 'main.azroute')).toEqual([]);
      rmSync(files.path('part.azroute'));
      change('part.azroute');
      // An event of a change although the file is gone, as after switching branches.
      await client.watched(uri('part.azroute'), FileChangeType.Changed);
      expect(await found(client, 'main.azroute')).toEqual([
        expect.stringMatching(importer),
        expect.stringMatching(/^AZR002 /),
      ]);
      expect(await found(client, 'part.azroute')).toEqual(itself ? [expect.stringMatching(itself)] : []);
      rmSync(files.path('part.azroute'), { recursive: true, force: true });
      files.file('part.azroute', vnet('spoke', 1));
      await client.watched(uri('part.azroute'), FileChangeType.Changed);
      expect(await found(client, 'main.azroute')).toEqual([]);
      expect(await found(client, 'part.azroute')).toEqual([]);
    },
  );

  it('that is open and vanishes stays in the editor, and closing it has no other effect', async () => {
    files.file('part.azroute', vnet('spoke'));
    files.file('main.azroute', `import "part.azroute"\n${vnet('hub', 1)}`);
    const client = await start();
    await client.open(uri('part.azroute'), vnet('spoke'));
    rmSync(files.path('part.azroute'));
    await client.watched(uri('part.azroute'), FileChangeType.Deleted);
    expect(await found(client, 'main.azroute')).toEqual([]);
    await client.close(uri('part.azroute'));
    expect(await found(client, 'main.azroute')).toEqual([
      expect.stringMatching(/^AZR010 There is no file part.azroute;/),
    ]);
    await client.open(uri('new.azroute'), `${vnet('new', 3)}peering new <-> none\n`);
    expect(await found(client, 'new.azroute')).toEqual([expect.stringMatching(/^AZR002/)]);
  });
});

describe('a workspace with files that cannot be read', () => {
  it.runIf(hasSpecialFiles)('loads the others', async () => {
    files.pipe('pipe.azroute');
    await files.socket('socket.azroute');
    files.directory('folder.azroute');
    files.link('loop.azroute', 'loop.azroute');
    files.link('around', '.');
    files.large('large.azroute');
    files.file('binary.azroute', new Uint8Array([1, 0, 2]));
    files.file('node_modules/x/ignored.azroute', 'nonsense');
    files.file('.git/ignored.azroute', 'nonsense');
    files.file('deep/er/main.azroute', `${vnet('hub')}peering hub <-> none\n`);
    const client = await start();
    await open(client, 'deep/er/main.azroute');
    expect(await found(client, 'deep/er/main.azroute')).toEqual([expect.stringMatching(/^AZR002/)]);
    expect(await found(client, 'large.azroute')).toEqual([expect.stringMatching(/^AZR011 large.azroute is larger/)]);
    expect(client.published.map((each) => each.uri.slice(each.uri.lastIndexOf('/') + 1)).sort()).toEqual([
      'binary.azroute',
      'large.azroute',
      'main.azroute',
    ]);
  });

  it('whose folder does not exist is empty', async () => {
    files.remove();
    const client = await start();
    await client.open('file:///elsewhere/a.azroute', `${vnet('a')}peering a <-> none\n`);
    expect((await client.diagnostics('file:///elsewhere/a.azroute')).map(({ code }) => code)).toEqual(['AZR002']);
  });
});

describe.runIf(hasSpecialFiles)('a link that leads out of the workspace', () => {
  let outside: OddFiles;
  beforeEach(() => {
    outside = new OddFiles();
    outside.file('far.azroute', vnet('far', 1));
    outside.file('azroute.json', '{ "diagnostics": { "AZR002": "off" } }');
    files.link('near.azroute', outside.path('far.azroute'));
    files.link('folder', outside.folder);
    files.file('inside.azroute', vnet('inside', 2));
    files.link('own.azroute', 'inside.azroute');
  });
  afterEach(() => outside.remove());

  const text = `import "near.azroute"\nimport "folder/far.azroute"\nimport "own.azroute"\n${vnet('hub')}`;
  const refused = [
    expect.stringMatching(/^AZR011 near.azroute links to a file outside of the workspace, which is not trusted; trust/),
    expect.stringMatching(/^AZR011 folder\/far.azroute links to a file outside of the workspace/),
    expect.stringMatching(/^AZR011 own.azroute leads through a symbolic link to a file that is already part/),
  ];
  const followed = [expect.stringMatching(/^AZR011 own.azroute leads through/)];

  it('is followed in a trusted workspace, and if the client does not support trust', async () => {
    files.file('main.azroute', text.replace('import "folder/far.azroute"\n', ''));
    for (const options of [{ trusted: true }, {}, undefined, null as never]) {
      const client = await start(options);
      await open(client, 'main.azroute');
      expect(await found(client, 'main.azroute')).toEqual(followed);
    }
  });

  it('is not followed in an untrusted workspace, until it is trusted', async () => {
    files.file('main.azroute', text);
    const client = await start({ trusted: false });
    await open(client, 'main.azroute');
    expect(await found(client, 'main.azroute')).toEqual(refused);
    await client.notify('azroute/trustGranted');
    expect((await found(client, 'main.azroute')).filter((one) => one.includes('trusted'))).toEqual([]);
  });

  it('to a configuration is not followed either', async () => {
    files.file('main.azroute', `${vnet('hub')}peering hub <-> none\n`);
    files.link('azroute.json', outside.path('azroute.json'));
    const client = await start({ trusted: false });
    await open(client, 'main.azroute');
    expect(await found(client, 'main.azroute')).toEqual([expect.stringMatching(/^AZR002/)]);
    expect(await found(client, 'azroute.json')).toEqual([
      expect.stringMatching(/^AZR054 azroute.json links to a file outside of/),
    ]);
    await client.notify('azroute/trustGranted');
    expect(await found(client, 'main.azroute')).toEqual([]);
    expect(await found(client, 'azroute.json')).toEqual([]);
  });
});
