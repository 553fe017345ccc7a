import { type FileSystemProvider, URI, UriUtils } from 'langium';
import { createAzrouteServices } from '../module.js';
import { searchFolder } from '../workspace/folder-search.js';
import { isHidden, isLeftOut } from '../workspace/left-out.js';
import { RealFileSystem } from './real-file-system.js';

/**
 * The `.azroute` files in a folder and its subfolders, as absolute paths; hidden files and folders, and those with
 * installed packages, are left out.
 * @param enter called with the path of each folder that is searched
 * @returns undefined if a limit of the search is reached
 */
export async function topologyFilesIn(
  folder: string,
  enter: (folder: string) => void = () => {},
): Promise<readonly string[] | undefined> {
  const found: URI[] = [];
  const disk = new RealFileSystem();
  const isComplete = await searchFolder(URI.file(folder), found, {
    entries: (uri) => {
      enter(uri.fsPath);
      return disk.readDirectory(uri);
    },
    includes: ({ uri, isDirectory }) => isIncluded(UriUtils.basename(uri), isDirectory),
  });
  return isComplete ? found.map(({ fsPath }) => fsPath).sort() : undefined;
}

/** Whether a path relative to a folder is one of an `.azroute` file that a search of the folder finds. */
export function isFoundByPath(path: string): boolean {
  const names = path.split('/');
  return names.every((name, i) => isIncluded(name, i < names.length - 1));
}

function isIncluded(name: string, isDirectory: boolean): boolean {
  return isDirectory ? !isLeftOut(name) : !isHidden(name) && name.endsWith('.azroute');
}

/**
 * Those of some files whose topologies contain the others: each is imported by no other, or is the first of a cycle of
 * imports. A file that cannot be read is one of them, so that it is not overlooked.
 */
export async function rootsAmong(
  paths: readonly string[],
  files: FileSystemProvider = new RealFileSystem(),
): Promise<readonly string[]> {
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => files });
  const { LangiumDocuments, DocumentBuilder } = shared.workspace;
  const roots = new Set<string>();
  for (const path of paths) {
    await LangiumDocuments.getOrCreateDocument(URI.file(path)).catch(() => roots.add(path));
  }
  await DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: false });
  const { graph } = azroute.topology.TopologyProvider;
  for (const path of paths) {
    const document = LangiumDocuments.getDocument(URI.file(path));
    for (const { uri } of document ? graph.rootsOf(document) : []) roots.add(uri.fsPath);
  }
  return [...roots].sort();
}
