import type { Name } from '../world/places.ts';

/** Files of the workspace. */
export const files: readonly Name[] = [
  'main.azroute',
  'a.azroute',
  'b.azroute',
  'parts/hub.azroute',
  'parts/spoke.azroute',
  'parts/deep/er.azroute',
  'with space.azroute',
  'Zürich & 100%.azroute',
];

/** Folders of the workspace, and names that can replace them. */
export const folders: readonly Name[] = ['parts', 'parts/deep'];

/** Files outside the workspace. */
export const outside: readonly Name[] = ['../outside/shared.azroute', '../outside/other.azroute'];

/** Documents that are not on disk, and documents with schemes that a server cannot know. */
export const odd: readonly Name[] = [
  'untitled:Untitled-1',
  'untitled:Untitled-2',
  'mem:/net/main.azroute',
  'mem:/net/part.azroute',
  'git:{root}/main.azroute?%7B%22ref%22%3A%22HEAD%22%7D',
  'output:tasks',
];

/** Files of the workspace in other languages that can be opened as this one. */
export const foreign: readonly Name[] = ['notes.txt', 'README'];

/** Where configuration files may be. */
export const configurationFiles: readonly Name[] = ['azroute.json', 'parts/azroute.json'];

/** Everything that can be opened. */
export const openable: readonly Name[] = [...files, ...files, ...outside, ...odd, ...foreign];

/** Possible import paths: valid and invalid ones from the root, from folders, and to something other than a file. */
export const imported: readonly string[] = [
  ...files.slice(0, 7),
  ...files.slice(0, 6).map((name) => `../${name}`),
  'hub.azroute',
  'part.azroute',
  'deep/er.azroute',
  '../outside/shared.azroute',
  '../../outside/shared.azroute',
  'shared.azroute',
  'other.azroute',
  'parts',
  'none.azroute',
  'notes.txt',
  './a.azroute',
  'parts/../a.azroute',
  '',
  '/',
  '%',
  '%zz.azroute',
];
