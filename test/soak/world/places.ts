import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Documents have short names in histories: a path relative to the workspace folder, or a URI with another scheme.
 * `{root}` in a URI means the path of the workspace folder.
 */
export type Name = string;

/** The folder that the editor has open, inside the folder of the history; its siblings are outside the workspace. */
export const workspaceFolder = 'ws';

/** Whether a name is that of a file on disk. */
export function isPath(name: Name): boolean {
  return !/^[a-z-]+:/.test(name);
}

/** The name of the folder that the editor has open from the start. */
export const firstFolder: Name = '';

/** Whether a name is that of a file below the first folder of the workspace. */
export function isInWorkspace(name: Name): boolean {
  return isPath(name) && !name.startsWith('../');
}

/** Whether a name is that of a file in a folder. */
export function isIn(folder: Name, name: Name): boolean {
  return folder === firstFolder ? isInWorkspace(name) : name.startsWith(`${folder}/`);
}

/** Where the file of a name is. */
export function pathOf(name: Name, folder: string): string {
  return join(folder, workspaceFolder, name).replace(/\/$/, '');
}

/** The URI of a document. */
export function uriOf(name: Name, folder: string): string {
  if (isPath(name)) return pathToFileURL(pathOf(name, folder)).href;
  return name.replace('{root}', pathToFileURL(join(folder, workspaceFolder)).pathname);
}
