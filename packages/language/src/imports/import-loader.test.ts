import { EmptyFileSystemProvider, type FileSystemNode, URI } from 'langium';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createAzrouteServices } from '../module.js';
import { mostImported } from './import-loader.js';

/** An in-memory disk whose files can be added and removed. */
class MemoryDisk extends EmptyFileSystemProvider {
  readonly files = new Map<string, string>();

  override async stat(uri: URI): Promise<FileSystemNode> {
    if (!this.files.has(uri.path)) throw Object.assign(new Error('There is no such file.'), { code: 'ENOENT' });
    return { isFile: true, isDirectory: false, uri };
  }

  override readFile(uri?: URI): Promise<string> {
    const text = this.files.get(uri?.path ?? '');
    return text === undefined
      ? Promise.reject(Object.assign(new Error('There is no such file.'), { code: 'ENOENT' }))
      : Promise.resolve(text);
  }
}

const vnet = (name: string, second: number) => `vnet ${name} { address 10.${second}.0.0/16 }\n`;

test('imports are loaded from disk, follow its changes, and are reported as missing when they are deleted', async () => {
  const disk = new MemoryDisk();
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => disk });
  const { LangiumDocuments, DocumentBuilder } = shared.workspace;
  const uri = (path: string) => URI.parse(`file://${path}`);
  disk.files.set('/a/main.azroute', `import "parts/hub.azroute"\n${vnet('main', 1)}peering main <-> hub\n`);
  disk.files.set('/a/parts/hub.azroute', `import "../deep.azroute"\n${vnet('hub', 2)}`);
  const main = await LangiumDocuments.getOrCreateDocument(uri('/a/main.azroute'));
  const codes = () => (main.diagnostics ?? []).map(({ code }) => code);
  const messages = (path: string) =>
    LangiumDocuments.getDocument(uri(path))?.diagnostics?.map(({ message }) => message);
  const vnets = () => azroute.topology.TopologyProvider.viewsOf(main.uri)[0]?.topology.vnets.map(({ name }) => name);

  await DocumentBuilder.build([main], { validation: true });
  expect(codes()).toEqual([]);
  expect(vnets()).toEqual(['main', 'hub']);
  expect(messages('/a/parts/hub.azroute')).toEqual([expect.stringMatching(/^There is no file ..\/deep.azroute/)]);

  disk.files.set('/a/deep.azroute', vnet('deep', 3));
  await DocumentBuilder.update([uri('/a/deep.azroute')], []);
  expect(vnets()).toEqual(['main', 'hub', 'deep']);
  expect(messages('/a/parts/hub.azroute')).toEqual([]);

  disk.files.set('/a/parts/hub.azroute', vnet('other', 2));
  await DocumentBuilder.update([uri('/a/parts/hub.azroute')], []);
  expect(vnets()).toEqual(['main', 'other']);
  expect(codes()).toEqual(['AZR002']);

  disk.files.delete('/a/parts/hub.azroute');
  await DocumentBuilder.update([], [uri('/a/parts/hub.azroute')]);
  expect(vnets()).toEqual(['main']);
  expect(codes()).toEqual(['AZR010', 'AZR002']);
});

test('failures of removed imports are forgotten', async () => {
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => new MemoryDisk() });
  const { TextDocuments, DocumentBuilder } = shared.workspace;
  const uri = URI.parse('file:///main.azroute');
  for (let i = 0; i < 500; i++) {
    const text = `import "${i}.azroute"\nimport "none.azroute"\n`;
    TextDocuments.set(TextDocument.create(uri.toString(), 'azroute', i, text));
    await DocumentBuilder.update([uri], []);
  }
  expect(azroute.imports.ImportLoader.knownFailures).toBeLessThan(150);
  expect(azroute.imports.ImportLoader.failureOf(URI.parse('file:///none.azroute'))).toBe('missing');
});

/** The file with a number, which imports the one with the next number. */
const next = (i: number) => `import "${i + 1}.azroute"\n${vnet(`v${i}`, i % 256)}`;

test('the number of imported files is limited, and the first import beyond has a problem', async () => {
  const disk = new MemoryDisk();
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => disk });
  const { LangiumDocuments, DocumentBuilder } = shared.workspace;
  const uri = (name: number) => URI.parse(`file:///${name}.azroute`);
  for (let i = 0; i < mostImported + 3; i++) disk.files.set(uri(i).path, next(i));
  const messages = (name: number) =>
    azroute.imports.ImportLoader.failureOf(uri(name)) && LangiumDocuments.getDocument(uri(name - 1))?.diagnostics;
  const documents = () => azroute.topology.TopologyProvider.viewOf(uri(0))?.documents.length;

  const root = await LangiumDocuments.getOrCreateDocument(uri(0));
  await DocumentBuilder.build([root], { validation: true });
  expect(documents()).toBe(mostImported + 1);
  expect(messages(mostImported)).toBeUndefined();
  const beyond = `${mostImported + 1}.azroute is not read: at most 2,000 files are imported; merge files that belong together.`;
  expect(messages(mostImported + 1)).toContainEqual(expect.objectContaining({ code: 'AZR011', message: beyond }));

  // If the chain is cut, the files after the cut can be imported.
  disk.files.set(uri(0).path, `import "3.azroute"\n${vnet('v0', 0)}`);
  await DocumentBuilder.update([uri(0)], [uri(1), uri(2)]);
  await DocumentBuilder.update([uri(mostImported)], []);
  expect(documents()).toBe(mostImported + 1);
  expect(messages(mostImported + 1)).toBeUndefined();
});

test('missing files count as well', async () => {
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => new MemoryDisk() });
  const { TextDocuments, DocumentBuilder } = shared.workspace;
  const uri = URI.parse('file:///main.azroute');
  const text = Array.from({ length: mostImported + 2 }, (_, i) => `import "${i}.azroute"\n`).join('');
  TextDocuments.set(TextDocument.create(uri.toString(), 'azroute', 0, text));
  await DocumentBuilder.update([uri], []);
  const failure = (i: number) => azroute.imports.ImportLoader.failureOf(URI.parse(`file:///${i}.azroute`));
  expect([0, mostImported - 1, mostImported, mostImported + 1].map(failure)).toEqual([
    'missing',
    'missing',
    'many',
    'many',
  ]);
});
