import type { InputFile } from '@azroute/import';
import { isExportedFile, largestExport, mostExports } from '@azroute/import/exported-files';
import { compareNames } from '@azroute/language/protocol';
import { FileType, Uri, workspace } from 'vscode';
import { decodedText } from '../decoded-text.js';

/**
 * Reads exported files, and those in folders whose names end as exports do.
 * @throws Error if one cannot be read or is too large, or if a folder contains none
 */
export async function readExports(chosen: readonly Uri[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const uri of chosen) {
    const isFolder = ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
    if (!isFolder) files.push(await read(uri, nameOf(uri)));
    else {
      const found = await exportsIn(uri, '');
      if (found.length === 0) throw new Error(`${nameOf(uri)} contains no .json, .csv or .tfstate file.`);
      for (const name of found.sort(compareNames))
        files.push({ ...(await read(Uri.joinPath(uri, name), name)), isOptional: true });
    }
  }
  return files;
}

/** The paths of exports in a folder. */
async function exportsIn(folder: Uri, path: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, type] of await workspace.fs.readDirectory(Uri.joinPath(folder, path))) {
    const inside = path === '' ? name : `${path}/${name}`;
    if (type === FileType.Directory) found.push(...(await exportsIn(folder, inside)));
    else if ((type & FileType.File) !== 0 && isExportedFile(name)) found.push(inside);
    if (found.length > mostExports) throw new Error(`${nameOf(folder)} contains more than 10,000 exports.`);
  }
  return found;
}

async function read(uri: Uri, name: string): Promise<InputFile> {
  const { size } = await workspace.fs.stat(uri);
  if (size > largestExport) throw new Error(`${name} is larger than the limit of 200 MB. Export less at once.`);
  return { name, text: decodedText(await workspace.fs.readFile(uri)) };
}

function nameOf(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
