import type { ImportFailure } from '../imports/import-loader.js';
import type { PathRefusal } from '../imports/import-path.js';

/** The reason why an import fails. */
export type ImportTrouble = ImportFailure | PathRefusal | 'binary';

/** One sentence about why an import fails, with the next step; `path` is the path in the import. */
export function importMessage(trouble: ImportTrouble, path: string): string {
  switch (trouble) {
    case 'binary':
      return `${path} is not a UTF-8 text file, so it is not imported; name an .azroute file.`;
    case 'missing':
      return `There is no file ${path}; the path is relative to the folder of this file.`;
    case 'folder':
      return `${path} is a folder; name one .azroute file in it.`;
    case 'circle':
      return `${path} leads through a cycle of symbolic links; name the file by its real path.`;
    case 'twice':
      return `${path} leads through a symbolic link to a file that is already part of this topology; name that file.`;
    case 'many':
      return `${path} is not read: at most 2,000 files are imported; merge files that belong together.`;
    case 'special':
      return `${path} is a pipe, a device or a socket, which azroute never opens; name a regular file.`;
    case 'large':
      return `${path} is larger than 10 MB, so it is not imported; split it into several files.`;
    case 'slow':
      return `${path} could not be read in time; check the disk, and then save this file to try again.`;
    case 'denied':
      return `${path} is not readable for this user; change its permissions.`;
    case 'long':
    case 'endless':
      return `${path} is too long for a file path; shorten it.`;
    case 'foreign':
      return `${path} is not an .azroute file, so it is not imported; name a file that ends in .azroute.`;
    case 'outside':
      return `${path} links to a file outside of the workspace, which is not trusted; trust the workspace or copy the file into it.`;
    case 'unreadable':
      return `${path} cannot be read; check that it is a text file and that you are allowed to open it.`;
    case 'empty':
      return 'The path of this import is empty; name an .azroute file, such as import "hub.azroute".';
    case 'address':
      return `${path} is a URL, not a path; name a file relative to the folder of this file.`;
    case 'unseen':
      return `${path} contains a character that file names cannot contain; enter the path again.`;
  }
}

const mostShown = 60;

/** A path as messages show it: of a long path only the end, which distinguishes files. */
export function shortened(path: string): string {
  return path.length > mostShown ? `…${path.slice(1 - mostShown)}` : path;
}
