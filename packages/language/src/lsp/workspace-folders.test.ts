import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { RealFileSystem } from '../node/real-file-system.js';
import { hasSpecialFiles, OddFiles } from '../testing/odd-files.js';
import { builderOf } from '../workspace/document-builder.js';
import { TestClient } from './testing/client.js';

let files: OddFiles;
beforeEach(() => {
  files = new OddFiles();
  for (const name of ['one', 'two', 'two/deep']) files.file(`${name}/${name.at(-1)}.azroute`, 'peering a <-> b\n');
});
afterEach(() => files.remove());

const uri = (name: string) => pathToFileURL(files.path(name)).href;
const folders = (...names: string[]) => names.map((name) => ({ uri: uri(name), name }));

async function start(names: string[], options: object = {}): Promise<TestClient> {
  return TestClient.start(
    { workspace: { workspaceFolders: true } },
    {
      fileSystem: { fileSystemProvider: () => new RealFileSystem() },
      workspaceFolders: folders(...names),
      initializationOptions: options,
    },
  );
}

const change = (client: TestClient, added: string[], removed: string[] = []) =>
  client.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: folders(...added), removed: folders(...removed) },
  });

/** The files that show diagnostics. */
async function shown(client: TestClient): Promise<string[]> {
  await client.settled();
  const last = new Map(client.published.map((one) => [one.uri, one.diagnostics.length]));
  const names = ['one/e.azroute', 'one/n.azroute', 'two/o.azroute', 'two/deep/p.azroute', 'two/new.azroute'];
  return names.filter((name) => (last.get(uri(name)) ?? 0) > 0);
}

describe('folders of the workspace', () => {
  it('that are added later are read and followed, and removed ones are forgotten', async () => {
    const client = await start(['one']);
    await change(client, ['two']);
    expect(await shown(client)).toEqual(['one/e.azroute', 'two/o.azroute', 'two/deep/p.azroute']);
    files.file('two/new.azroute', 'peering a <-> b\n');
    await client.watched(uri('two/new.azroute'), FileChangeType.Created);
    expect(await shown(client)).toEqual(['one/e.azroute', 'two/o.azroute', 'two/deep/p.azroute', 'two/new.azroute']);
    await change(client, [], ['one']);
    expect(await shown(client)).toEqual(['two/o.azroute', 'two/deep/p.azroute', 'two/new.azroute']);
    await change(client, ['one'], ['two']);
    expect(await shown(client)).toEqual(['one/e.azroute']);
  });

  it('whose reading was superseded by a newer state are read with that', async () => {
    const client = await start(['one']);
    const builder = builderOf(client.services.shared.workspace.DocumentBuilder);
    await client.settled();
    builder.superseded = () => true;
    await change(client, ['two']);
    expect(await shown(client)).toEqual([]);
    expect(client.services.shared.workspace.LangiumDocuments.all.count()).toBe(1);
    builder.superseded = () => false;
    await client.watched(uri('one/e.azroute'), FileChangeType.Changed);
    expect(await shown(client)).toEqual(['one/e.azroute', 'two/o.azroute', 'two/deep/p.azroute']);
  });

  it('that are nested keep their files until the last of them is removed', async () => {
    const client = await start(['two/deep']);
    await change(client, ['two']);
    await change(client, [], ['two/deep']);
    expect(await shown(client)).toEqual(['two/o.azroute', 'two/deep/p.azroute']);
    await change(client, ['two/deep'], ['two']);
    expect(await shown(client)).toEqual(['two/deep/p.azroute']);
  });

  it('leave open files and their imports when they are removed', async () => {
    files.file('one/e.azroute', 'import "../two/o.azroute"\npeering a <-> b\n');
    const client = await start(['one', 'two']);
    await client.open(uri('one/e.azroute'), 'import "../two/o.azroute"\npeering a <-> b\n');
    await change(client, [], ['one', 'two']);
    expect(await shown(client)).toEqual(['one/e.azroute', 'two/o.azroute']);
    await client.close(uri('one/e.azroute'));
    expect(await shown(client)).toEqual([]);
  });

  it('ignore messages without content', async () => {
    const client = await start(['one']);
    for (const event of [
      undefined,
      null,
      {},
      { added: 7 },
      { added: [null, {}, { uri: ':' }, { uri: 'file:///\ud800' }] },
    ])
      await client.notify('workspace/didChangeWorkspaceFolders', { event });
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 'vscode-vfs://x/y' }] } });
    expect(await shown(client)).toEqual(['one/e.azroute']);
  });

  it.runIf(hasSpecialFiles)('restrict links in an untrusted workspace', async () => {
    files.link('one/link.azroute', files.path('two/o.azroute'));
    const client = await start(['one'], { trusted: false });
    await client.open(uri('one/e.azroute'), 'import "link.azroute"\n');
    expect((await client.diagnostics(uri('one/e.azroute'))).map(({ code }) => code)).toEqual(['AZR011']);
    await change(client, ['two/deep', 'two']);
    expect((await client.diagnostics(uri('one/e.azroute'))).map(({ message }) => message)).toEqual([
      expect.stringContaining('leads through a symbolic link to a file that is already part'),
    ]);
    await change(client, [], ['two']);
    expect((await client.diagnostics(uri('one/e.azroute'))).map(({ message }) => message)).toEqual([
      expect.stringContaining('links to a file outside of the workspace'),
    ]);
  });

  it.runIf(hasSpecialFiles).each([
    ['that is the root', { rootUri: true }, [['two/deep']]],
    ['that was removed', {}, [['two'], ['one']]],
    ['that was removed before the thread was started', { later: true }, []],
  ] as const)(
    'restrict links out of one %s',
    async (_what, { rootUri, later }: { rootUri?: true; later?: true }, changed) => {
      files.link('one/link.azroute', files.path('two/deep/p.azroute'));
      files.file('out/x.azroute', '');
      const at = { rootUri: rootUri ? uri('one') : null, workspaceFolders: rootUri || later ? null : folders('one') };
      const client = await TestClient.start(
        { workspace: { workspaceFolders: true } },
        {
          fileSystem: { fileSystemProvider: () => new RealFileSystem() },
          initializationOptions: { trusted: false },
          ...at,
          ...(later && { azroute: { folders: [uri('one')] } }),
        },
      );
      files.link('one/away.azroute', files.path('out/x.azroute'));
      const [added = [], removed = []] = changed as unknown as string[][];
      await change(client, added, removed);
      await client.open(uri('one/e.azroute'), 'import "away.azroute"\n');
      expect((await client.diagnostics(uri('one/e.azroute'))).map(({ message }) => message)).toEqual([
        expect.stringContaining('links to a file outside of the workspace'),
      ]);
    },
  );
});
