import { readFileSync, renameSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Deferred, EmptyFileSystemProvider, type FileSystemNode, type URI } from 'langium';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { RealFileSystem } from '../node/real-file-system.js';
import { OddFiles } from '../testing/odd-files.js';
import { TestClient } from './testing/client.js';

const { Created, Changed, Deleted } = FileChangeType;

let files: OddFiles;
beforeEach(() => {
  files = new OddFiles();
});
afterEach(() => files.remove());

const uri = (name: string) => pathToFileURL(files.path(name)).href;
const vnet = (name: string) => `vnet ${name} { address 10.0.0.0/16 }\n`;
/** A text with a problem whose severity a configuration can change. */
const unknown = `${vnet('a')}peering a <-> none\n`;
const quiet = '{ "diagnostics": { "AZR002": "off" } }';

async function start(): Promise<TestClient> {
  return TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => new RealFileSystem() },
      workspaceFolders: [{ uri: pathToFileURL(files.folder).href, name: 'folder' }],
    },
  );
}

/** Opens a file with its content on disk. */
async function open(client: TestClient, name: string): Promise<void> {
  await client.open(uri(name), readFileSync(files.path(name), 'utf8'));
}

const move = (name: string, to: string) => renameSync(files.path(name), files.path(to));
const remove = (name: string) => rmSync(files.path(name), { recursive: true });

/** The codes that are shown when everything is settled, by file. */
async function shown(client: TestClient): Promise<Record<string, unknown[]>> {
  await client.settled();
  const base = pathToFileURL(files.folder).href.length + 1;
  const last = new Map(client.published.map((one) => [one.uri.slice(base), one.diagnostics.map(({ code }) => code)]));
  return Object.fromEntries([...last].filter(([, codes]) => codes.length > 0).sort());
}

describe('a folder in an event of the client', () => {
  type Events = readonly (readonly [name: string, type: FileChangeType])[];
  type Case = readonly [what: string, change: () => void, events: Events, after: Record<string, unknown[]>];

  const both = { 'parts/a.azroute': ['AZR002'], 'parts/azroute.json': ['AZR054'] };

  it.each<Case>([
    ['goes', () => remove('parts'), [['parts', Deleted]], {}],
    [
      'is replaced by a file',
      () => {
        remove('parts');
        files.file('parts', '');
      },
      [
        ['parts', Deleted],
        ['parts', Created],
      ],
      {},
    ],
    [
      'is replaced by a file, reported as a change',
      () => {
        remove('parts');
        files.file('parts', '');
      },
      [['parts', Changed]],
      {},
    ],
    [
      'is renamed',
      () => move('parts', 'moved.v2'),
      [
        ['parts', Deleted],
        ['moved.v2', Created],
      ],
      { 'moved.v2/a.azroute': ['AZR002'], 'moved.v2/azroute.json': ['AZR054'] },
    ],
    [
      'is replaced by another one',
      () => {
        remove('parts');
        files.file('parts/b.azroute', unknown);
      },
      [['parts', Changed]],
      { 'parts/b.azroute': ['AZR002'] },
    ],
    ['does not change', () => {}, [['parts', Changed]], both],
    [
      'gets a valid configuration',
      () => files.file('parts/azroute.json', quiet),
      [['parts/azroute.json', Changed]],
      {},
    ],
    ['loses its last topology', () => remove('parts/a.azroute'), [['parts/a.azroute', Deleted]], {}],
    ['is inside of one that is deleted', () => remove('.'), [['', Deleted]], {}],
  ])('and %s', async (_what, change, events, after) => {
    files.file('parts/a.azroute', unknown);
    files.file('parts/azroute.json', '{');
    files.file('main.azroute', vnet('main'));
    const client = await start();
    await open(client, 'main.azroute');
    expect(await shown(client)).toEqual(both);
    change();
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: events.map(([name, type]) => ({ uri: uri(name), type })),
    });
    expect(await shown(client)).toEqual(after);
  });

  it('removes and restores the configuration of an open file', async () => {
    files.file('parts/deep/a.azroute', unknown);
    files.file('parts/azroute.json', quiet);
    const client = await start();
    await open(client, 'parts/deep/a.azroute');
    expect(await shown(client)).toEqual({});
    move('parts', 'away');
    await client.watched(uri('parts'), Deleted);
    expect(await shown(client)).toEqual({ 'parts/deep/a.azroute': ['AZR002'] });
    move('away', 'parts');
    await client.watched(uri('parts'), Created);
    expect(await shown(client)).toEqual({});
  });

  it.each<readonly [what: string, before: () => void, types: readonly FileChangeType[]]>([
    ['is deleted', () => {}, [Deleted]],
    ['is gone when its creation is reported', () => {}, [Created]],
    ['is gone when a change is reported', () => {}, [Changed]],
    ['was imported as a file before', () => files.file('main.azroute', 'import "parts"\n'), [Deleted, Created]],
  ])('does not take an open file along if it %s', async (_what, before, types) => {
    files.file('main.azroute', vnet('main'));
    before();
    const client = await start();
    await open(client, 'main.azroute');
    await client.open(uri('parts/deep/a.azroute'), unknown);
    await client.settled();
    for (const type of types) await client.watched(uri('parts'), type);
    await client.watched(uri('parts/deep'), types[0]!);
    await client.settled();
    const at = { textDocument: { uri: uri('parts/deep/a.azroute') }, position: { line: 0, character: 5 } };
    expect(JSON.stringify(await client.request('textDocument/hover', at))).toContain('10.0.0.0/16');
    expect((await shown(client))['parts/deep/a.azroute']).toEqual(['AZR002']);
  });

  it.each(['node_modules', 'out', '.git'])('is ignored if it is %s', async (name) => {
    files.file('main.azroute', vnet('main'));
    const client = await start();
    await open(client, 'main.azroute');
    files.file(`${name}/x/a.azroute`, unknown);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [name, `${name}/x`, `${name}/x/a.azroute`].map((one) => ({ uri: uri(one), type: Created })),
    });
    expect(await shown(client)).toEqual({});
  });
});

it('a link to a folder is not searched, as at the start', async () => {
  files.file('w/main.azroute', vnet('main'));
  files.file('elsewhere/a.azroute', unknown);
  const client = await TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => new RealFileSystem() },
      workspaceFolders: [{ uri: pathToFileURL(files.path('w')).href, name: 'w' }],
    },
  );
  await open(client, 'w/main.azroute');
  files.link('w/link.azroute', files.path('elsewhere'));
  files.link('w/parts', files.path('elsewhere'));
  await client.watched(uri('w/link.azroute'), Created);
  await client.watched(uri('w/parts'), Created);
  expect(await shown(client)).toEqual({});
});

it('a link and what it imports are forgotten when nothing imports it any more; a file stays', async () => {
  files.file('elsewhere/deep.txt', '');
  files.file('target.azroute', `import "deep.azroute"\n${unknown}`);
  files.file('deep.azroute', vnet('deep'));
  files.file('file.azroute', vnet('file'));
  files.link('link.azroute', 'target.azroute');
  const client = await TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => new RealFileSystem() },
      workspaceFolders: [{ uri: pathToFileURL(files.path('elsewhere')).href, name: 'elsewhere' }],
    },
  );
  files.link('elsewhere/link.azroute', files.path('target.azroute'));
  files.file('elsewhere/deep.azroute', 'nonsense\n');
  const main = uri('elsewhere/main.azroute');
  await client.open(main, 'import "link.azroute"\n');
  await client.watched(uri('elsewhere/deep.azroute'), Created);
  expect(Object.keys(await shown(client))).toEqual(['elsewhere/deep.azroute', 'elsewhere/link.azroute']);
  await client.change(main, vnet('main'));
  expect(Object.keys(await shown(client))).toEqual(['elsewhere/deep.azroute']);
});

it('a file is known by one path at a time: an import through a link to an open file does not read it twice', async () => {
  files.file('target.azroute', unknown);
  files.file('w/other.azroute', vnet('other'));
  const client = await TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => new RealFileSystem() },
      workspaceFolders: [{ uri: pathToFileURL(files.path('w')).href, name: 'w' }],
    },
  );
  files.link('w/link.azroute', files.path('target.azroute'));
  await client.open(uri('w/main.azroute'), 'import "link.azroute"\n');
  expect(await shown(client)).toEqual({ 'w/link.azroute': ['AZR002'] });
  await open(client, 'target.azroute');
  expect(await shown(client)).toEqual({ 'target.azroute': ['AZR002'], 'w/main.azroute': ['AZR011'] });
  await client.close(uri('target.azroute'));
  expect(await shown(client)).toEqual({ 'w/link.azroute': ['AZR002'] });
});

describe('a configuration', () => {
  it('that is open as a topology keeps its diagnostics when its file is deleted', async () => {
    files.file('parts/azroute.json', '{ "noneRoutes": 7 }');
    const client = await start();
    await client.open(uri('parts/azroute.json'), 'import "b.azroute"\n');
    expect(await shown(client)).toEqual({ 'parts/azroute.json': ['AZR010'] });
    move('parts', 'moved');
    await client.watched(uri('parts'), Deleted);
    await client.watched(uri('moved'), Created);
    expect(await shown(client)).toEqual({ 'parts/azroute.json': ['AZR010'] });
  });

  it('shows its own diagnostics again when it is closed', async () => {
    files.file('parts/azroute.json', '{');
    files.file('parts/a.azroute', vnet('a'));
    const client = await start();
    await client.open(uri('parts/azroute.json'), 'import "b.azroute"\n');
    expect(await shown(client)).toEqual({ 'parts/azroute.json': ['AZR010'] });
    await client.close(uri('parts/azroute.json'));
    expect(await shown(client)).toEqual({ 'parts/azroute.json': ['AZR054'] });
  });

  it('of the last file shows nothing after that was closed', async () => {
    files.file('a.azroute', unknown);
    files.file('azroute.json', '{');
    const client = await TestClient.start({}, { fileSystem: { fileSystemProvider: () => new RealFileSystem() } });
    await open(client, 'a.azroute');
    expect(await shown(client)).toEqual({ 'a.azroute': ['AZR002'], 'azroute.json': ['AZR054'] });
    await client.close(uri('a.azroute'));
    expect(await shown(client)).toEqual({});
  });
});

/** A disk that treats both encodings of an accent as equal and stores the longer one, like that of a Mac. */
class MacDisk extends RealFileSystem {
  override stat = (file: URI) => super.stat(spelled(file));
  override readFile = (file: URI) => super.readFile(spelled(file));
  override realUri = (file: URI) => super.realUri(spelled(file));
  override isLink = (file: URI) => super.isLink(spelled(file));
}

const spelled = (file: URI) => file.with({ path: file.path.normalize('NFD') });

it('a file reported with another spelling than on disk is not a link', async () => {
  const client = await TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => new MacDisk() },
      workspaceFolders: [{ uri: pathToFileURL(files.folder).href, name: 'folder' }],
    },
  );
  files.file('cafe\u0301.azroute', unknown);
  for (const type of [Created, Changed] as const) {
    await client.watched(uri('caf\u00e9.azroute'), type);
    expect((await client.diagnostics(uri('caf\u00e9.azroute'))).map(({ code }) => code)).toEqual(['AZR002']);
  }
});

/** A disk whose answers can be delayed. */
class SlowDisk extends EmptyFileSystemProvider {
  readonly texts = new Map<string, string>();
  gate: Promise<void> = Promise.resolve();
  isAsked = new Deferred<void>();

  override async stat(file: URI): Promise<FileSystemNode> {
    this.isAsked.resolve();
    await this.gate;
    if (!this.texts.has(file.path)) throw Object.assign(new Error('There is no such file.'), { code: 'ENOENT' });
    return { isFile: true, isDirectory: false, uri: file };
  }

  override async readFile(file?: URI): Promise<string> {
    return this.texts.get(file?.path ?? '') ?? '';
  }
}

it('events that arrive while the disk is checked are not lost', async () => {
  const disk = new SlowDisk();
  disk.texts.set('/w/a.azroute', unknown).set('/w/b.azroute', vnet('b'));
  const client = await TestClient.start(
    {},
    {
      fileSystem: { fileSystemProvider: () => disk },
      workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
    },
  );
  await client.watched('file:///w/a.azroute', Created);
  expect((await client.diagnostics('file:///w/a.azroute')).map(({ code }) => code)).toEqual(['AZR002']);
  const gate = new Deferred<void>();
  disk.gate = gate.promise;
  disk.isAsked = new Deferred();
  await client.watched('file:///w/b.azroute', Created);
  await disk.isAsked.promise;
  disk.texts.delete('/w/a.azroute');
  await client.watched('file:///w/a.azroute', Deleted);
  await client.request('azroute/unknown', {}).catch(() => undefined);
  gate.resolve();
  expect(await client.diagnostics('file:///w/a.azroute')).toEqual([]);
});

it('an invalid URI does not affect other events in the same notification', async () => {
  files.file('main.azroute', unknown);
  const client = await start();
  await open(client, 'main.azroute');
  files.file('part.azroute', unknown);
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: 'file:///\ud800.azroute', type: Created },
      { uri: 'a b:c', type: Deleted },
      { uri: uri('part.azroute'), type: Created },
    ],
  });
  expect(await shown(client)).toEqual({ 'main.azroute': ['AZR002'], 'part.azroute': ['AZR002'] });
});
