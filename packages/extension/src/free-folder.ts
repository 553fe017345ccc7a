import { Uri, window } from 'vscode';
import { isMissing } from './is-missing.js';

/** More folders of one name are a mistake. */
const mostFolders = 100;

/** A folder that does not exist yet: with this name, or with a number behind it; if there are too many, a message says so. */
export async function freeFolder(parent: Uri, name: string): Promise<Uri | undefined> {
  for (let i = 1; i <= mostFolders; i++) {
    const folder = Uri.joinPath(parent, i === 1 ? name : `${name}-${i}`);
    if (await isMissing(folder)) return folder;
  }
  void window.showInformationMessage(`The folder contains many folders ${name} already. Choose another one.`);
  return undefined;
}
