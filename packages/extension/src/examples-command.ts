import { commands, Uri, window, workspace } from 'vscode';
import { freeFolder } from './free-folder.js';

/** What a keybinding may choose in advance. */
interface Chosen {
  /** The folder in which the folder of the examples is created. */
  readonly folder?: Uri;
  /** Whether the copy is opened. */
  readonly open?: boolean;
}

/**
 * Copies the examples into a folder that the user chooses, so that they can be changed, and opens the copy.
 * @returns the copy; undefined if the user gives up
 */
export async function openExamples(extension: Uri, { folder, open = true }: Chosen = {}): Promise<Uri | undefined> {
  const parent = folder ?? (await chosenFolder());
  const copy = parent && (await freeFolder(parent, 'azroute-examples'));
  if (!copy) return undefined;
  const examples = Uri.joinPath(extension, 'dist', 'examples');
  const index = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(examples, 'index.json')));
  for (const name of JSON.parse(index) as readonly string[]) {
    await workspace.fs.writeFile(Uri.joinPath(copy, name), await workspace.fs.readFile(Uri.joinPath(examples, name)));
  }
  if (open) {
    const forceNewWindow = workspace.workspaceFolders !== undefined;
    await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow });
  }
  return copy;
}

async function chosenFolder(): Promise<Uri | undefined> {
  const [chosen] =
    (await window.showOpenDialog({
      title: 'Where to Copy the Examples of azroute',
      openLabel: 'Copy Here',
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  return chosen;
}
