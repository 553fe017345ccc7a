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
  const files: { readonly uri: Uri; readonly file: InputFile }[] = [];
  for (const uri of chosen) {
    const isFolder = ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
    if (!isFolder) files.push({ uri, file: await read(uri, nameOf(uri)) });
    else {
      const found = await exportsIn(uri, '');
      if (found.length === 0) throw new Error(`${nameOf(uri)} contains no .json, .csv or .tfstate file.`);
      for (const name of found.sort(compareNames)) {
        const inside = Uri.joinPath(uri, name);
        files.push({ uri: inside, file: { ...(await read(inside, name)), isOptional: true } });
      }
    }
  }
  return withOwnNames(files);
}

/** Files of which several have one name, such as those of two folders, get their whole path as their name. */
function withOwnNames(files: readonly { readonly uri: Uri; readonly file: InputFile }[]): InputFile[] {
  const counts = new Map<string, number>();
  for (const { file } of files) counts.set(file.name, (counts.get(file.name) ?? 0) + 1);
  return files.map(({ uri, file }) =>
    counts.get(file.name) === 1 ? file : { ...file, name: uri.path.replace(/^\//, '') },
  );
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
