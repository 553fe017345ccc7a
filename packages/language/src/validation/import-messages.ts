import type { ImportFailure } from '../imports/import-loader.js';
import type { PathRefusal } from '../imports/import-path.js';

/** Why nothing comes of an import. */
export type ImportTrouble = ImportFailure | PathRefusal | 'binary';

/** One sentence that says why nothing comes of an import, and the next step; `path` is what it names. */
export function importMessage(trouble: ImportTrouble, path: string): string {
  switch (trouble) {
    case 'binary':
      return `${path} is no text in UTF-8, so nothing is imported from it; name an .azroute file.`;
    case 'missing':
      return `There is no file ${path}; the path is relative to the folder of this file.`;
    case 'folder':
      return `${path} is a folder; name one .azroute file in it.`;
    case 'circle':
      return `${path} leads in circles through symbolic links; name the file by its real path.`;
    case 'twice':
      return `${path} leads through a symbolic link to a file that is part of this topology already; name that one.`;
    case 'many':
      return `${path} is not read: 2,000 files are imported already, and no more are; join files that belong together.`;
    case 'special':
      return `${path} is a pipe, a device or a socket, which is never opened; name a regular file.`;
    case 'large':
      return `${path} is larger than 10 MB, so nothing is imported from it; divide it into several files.`;
    case 'slow':
      return `${path} could not be read in time; check its disk, then save this file to try again.`;
    case 'denied':
      return `${path} may not be read by this user; change its permissions.`;
    case 'long':
    case 'endless':
      return `${path} is longer than the path of a file can be; shorten it.`;
    case 'foreign':
      return `${path} is no .azroute file, so nothing is imported from it; name one that ends in .azroute.`;
    case 'outside':
      return `${path} links out of the workspace, which is not trusted; trust the workspace or copy the file into it.`;
    case 'unreadable':
      return `${path} cannot be read; check that it is a text file and that you may open it.`;
    case 'empty':
      return 'The path of this import is empty; name an .azroute file, such as import "hub.azroute".';
    case 'address':
      return `${path} is an address, not a path; name a file relative to the folder of this file.`;
    case 'unseen':
      return `${path} holds a character that no file name should have; write the path again.`;
  }
}

const mostShown = 60;

/** A path as messages show it: of a long one the end, which tells files apart. */
export function shortened(path: string): string {
  return path.length > mostShown ? `…${path.slice(1 - mostShown)}` : path;
}
