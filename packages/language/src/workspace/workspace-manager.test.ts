import { pathToFileURL } from 'node:url';
import { EmptyFileSystemProvider, type FileSystemNode, URI } from 'langium';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { RealFileSystem } from '../node/real-file-system.js';
import { OddFiles } from '../testing/odd-files.js';
import { searchFolder, searchLimits } from './folder-search.js';
import type { AzrouteWorkspaceManager } from './workspace-manager.js';

/** Searches folders, given by path with the names in them; names of folders end with a slash. */
function search(folders: Readonly<Record<string, readonly string[]>>) {
  return {
    entries: async (folder: URI): Promise<FileSystemNode[]> => {
      const names = folders[folder.path];
      if (!names) throw new Error('There is no such folder.');
      return names.map((name) => ({
        uri: URI.file(`${folder.path}/${name}`.replace(/\/$/, '')),
        isDirectory: name.endsWith('/'),
        isFile: !name.endsWith('/'),
      }));
    },
    includes: ({ uri }: FileSystemNode) => !uri.path.endsWith('left-out'),
  };
}

const tree = {
  '/w': ['a', 'one/', 'two/', 'left-out/', 'half\ud800'],
  '/w/one': ['b', 'deep/'],
  '/w/one/deep': ['c'],
  '/w/left-out': ['d'],
};

describe('the search of a folder', () => {
  it.each([
    [
      'finds everything, and treats folders that it cannot list as empty',
      {},
      ['/w/a', '/w/one/b', '/w/one/deep/c'],
      true,
    ],
    ['ends at a depth', { depth: 2 }, ['/w/a', '/w/one/b'], false],
    ['ends at a number of folders', { folders: 1 }, ['/w/a'], false],
    ['ends at a number of files', { files: 2 }, ['/w/a', '/w/one/b'], false],
    ['ends after a time', { time: -1 }, [], false],
  ])('%s', async (_what, limits, expected, isWhole) => {
    const found: URI[] = [];
    expect(await searchFolder(URI.file('/w'), found, search(tree), { ...searchLimits, ...limits })).toBe(isWhole);
    expect(found.map(({ path }) => path)).toEqual(expected);
  });

  it('ends in an infinite tree', async () => {
    const found: URI[] = [];
    const endless = {
      ...search({}),
      entries: async (folder: URI) => search({ [folder.path]: ['f', 'x/'] }).entries(folder),
    };
    expect(await searchFolder(URI.file('/w'), found, endless)).toBe(false);
    expect(found).toHaveLength(searchLimits.depth);
  });
});

describe('the workspace', () => {
  let files: OddFiles;
  beforeEach(() => {
    files = new OddFiles();
  });
  afterEach(() => files.remove());

  it('with more text than is loaded at the start skips the rest', async () => {
    for (let i = 0; i < 30; i++) files.file(`${i}.azroute`, 'vnet a { address 10.0.0.0/16 }\n');
    const { shared } = createAzrouteServices({ fileSystemProvider: () => new RealFileSystem() });
    const manager = shared.workspace.WorkspaceManager as AzrouteWorkspaceManager;
    manager.mostText = 100;
    await manager.initializeWorkspace([{ uri: pathToFileURL(files.folder).href, name: 'folder' }]);
    await manager.ready;
    expect(shared.workspace.LangiumDocuments.all.count()).toBeLessThan(15);
    expect(shared.workspace.LangiumDocuments.all.count()).toBeGreaterThan(3);
  });

  it('has one limit on its text for all of its folders, including those that are added later', async () => {
    for (const folder of ['a', 'b', 'c']) {
      for (let i = 0; i < 20; i++) files.file(`${folder}/${i}.azroute`, 'vnet a { address 10.0.0.0/16 }\n');
    }
    const { shared } = createAzrouteServices({ fileSystemProvider: () => new RealFileSystem() });
    const manager = shared.workspace.WorkspaceManager as AzrouteWorkspaceManager;
    // The size of 25 files; those that are being read at the same time may be added.
    manager.mostText = 25 * 31;
    const uri = (name: string) => pathToFileURL(files.path(name)).href;
    await manager.initializeWorkspace([{ uri: uri('a'), name: 'a' }]);
    await manager.ready;
    expect(shared.workspace.LangiumDocuments.all.count()).toBe(20);
    for (const name of ['b', 'c']) await manager.readFolder(URI.parse(uri(name)), () => false);
    expect(shared.workspace.LangiumDocuments.all.count()).toBeGreaterThan(24);
    expect(shared.workspace.LangiumDocuments.all.count()).toBeLessThan(34);
  });

  it('stops reading when it becomes obsolete', async () => {
    for (let i = 0; i < 30; i++) files.file(`${i}.azroute`, 'vnet a { address 10.0.0.0/16 }\n');
    const { shared } = createAzrouteServices({ fileSystemProvider: () => new RealFileSystem() });
    const manager = shared.workspace.WorkspaceManager as AzrouteWorkspaceManager;
    const folder = URI.parse(pathToFileURL(files.folder).href);
    const documents = shared.workspace.LangiumDocuments;
    const read = await manager.readFolder(folder, () => documents.all.count() >= 3);
    expect(read.length).toBe(documents.all.count());
    expect(read.length).toBeLessThan(12);
    expect(await manager.readFolder(folder, () => false)).toHaveLength(30);
  });

  it('becomes ready with a file system that fails in every call, and with invalid folders', async () => {
    const { shared } = createAzrouteServices({ fileSystemProvider: () => new EmptyFileSystemProvider() });
    const manager = shared.workspace.WorkspaceManager;
    const folders = ['1:2:3', 'file:///a\ud800', 'file:///none', 'vscode-vfs://github/x'].map((uri) => ({
      uri,
      name: uri,
    }));
    await manager.initializeWorkspace(folders);
    await manager.ready;
    expect(shared.workspace.LangiumDocuments.all.count()).toBe(0);
  });
});
