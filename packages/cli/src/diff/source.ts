import { join, posix, resolve, sep } from 'node:path';
import { GivenFiles, isFoundByPath, OverlaidFiles, rootsAmong, topologyFilesIn } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { statsOf } from '../files/stats-of.js';
import { revisionFiles } from '../git/revision-files.js';
import { type RevisionPath, revisionPath } from '../git/revision-path.js';
import type { Io } from '../io.js';
import { shownPath } from '../present/diagnostic.js';
import { binarySentence, isBinary } from '../readable.js';

/** Where one of two compared topologies, or a folder of them, is read. */
export interface Source {
  /** What the user wrote. */
  readonly shown: string;
  /** The absolute path of the file or folder. */
  readonly path: string;
  readonly isFolder: boolean;
  /** The files of a revision; undefined for the disk. */
  readonly files: GivenFiles | undefined;
  /** What is read in place of a file on the disk, by document URI. */
  readonly texts: ReadonlyMap<string, string>;
  /** The absolute paths of the roots of the topologies in a folder. */
  roots(): Promise<readonly string[]>;
  /** A file as it is named in the output. */
  nameOf(uri: string): string;
}

/**
 * Finds what an argument of `azroute diff` means: a file, a folder, or one of these in a revision (`git:REV:PATH`).
 * @throws Failure if it is in a revision and does not exist there
 */
export async function sourceOf(argument: string, io: Pick<Io, 'cwd' | 'unsaved'>): Promise<Source> {
  const inRevision = revisionPath(argument);
  return inRevision ? revisionSource(argument, inRevision, io.cwd) : diskSource(argument, io);
}

function diskSource(shown: string, { cwd, unsaved }: Pick<Io, 'cwd' | 'unsaved'>): Source {
  const path = resolve(cwd, shown);
  return {
    shown,
    path,
    isFolder: shown !== '' && (statsOf(path)?.isDirectory() ?? false),
    files: undefined,
    texts: unsaved,
    async roots() {
      const found = await topologyFilesIn(path);
      if (!found) throw new Failure(`${shown} contains too many folders or files; compare the folders in it`);
      return rootsAmong(found, new OverlaidFiles(unsaved));
    },
    nameOf: (uri) => shownPath(uri, cwd),
  };
}

async function revisionSource(shown: string, { revision, path }: RevisionPath, cwd: string): Promise<Source> {
  const { top, folder, entries, contents } = await revisionFiles(revision, cwd);
  const plain = sep === '\\' ? path.replaceAll('\\', '/') : path;
  const place = posix.normalize(/^\.\.?(\/|$)/.test(plain) ? posix.join(folder, plain) : plain).replace(/\/$/, '');
  if (/^(\/|\.\.(\/|$))/.test(place)) {
    throw new Failure(`${path} is outside of the repository; give a path relative to its top, ${top}`);
  }
  const inFolder = place === '.' ? '' : `${place}/`;
  const isFolder = entries.some((entry) => entry.path.startsWith(inFolder));
  if (!isFolder) expectFile({ revision, path: place }, entries, contents);
  const root = resolve(top);
  const files = new GivenFiles(new Map([...contents].map(([each, content]) => [join(root, each), content])));
  const found = [...contents.keys()].filter(
    (each) => each.startsWith(inFolder) && isFoundByPath(each.slice(inFolder.length)),
  );
  return {
    shown,
    path: join(root, place),
    isFolder,
    files,
    texts: new Map(),
    roots: () =>
      rootsAmong(
        found.map((each) => join(root, each)),
        files,
      ),
    nameOf: (uri) => `git:${revision}:${shownPath(uri, root)}`,
  };
}

/** @throws Failure if a revision does not have a file, or if it is none that azroute reads */
function expectFile(
  { revision, path }: RevisionPath,
  entries: readonly { readonly path: string; readonly mode: string }[],
  contents: ReadonlyMap<string, Uint8Array>,
): void {
  const content = contents.get(path);
  if (content && isBinary(content)) throw new Failure(binarySentence(`${path} in ${revision}`));
  if (content) return;
  const entry = entries.find((each) => each.path === path);
  if (!entry)
    throw new Failure(`${path} is not in ${revision}; git ls-tree -r --name-only ${revision} lists its files`);
  if (entry.mode === '120000')
    throw new Failure(`${path} is a symbolic link in ${revision}; give the path of the file itself`);
  throw new Failure(`${path} in ${revision} is not an .azroute file of at most 10 MB; give the path of one`);
}
