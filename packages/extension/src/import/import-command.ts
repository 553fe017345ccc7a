import type { OutputFile } from '@azroute/import';
import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import { freeFolder } from '../free-folder.js';
import { showMarkdown } from '../show-markdown.js';
import { type ImportedFolder, type ImportFiles, reportFile } from './import-files.js';
import { readExports } from './read-exports.js';

/** What a keybinding may choose in advance. */
interface Chosen {
  /** Exported files, or folders with them. */
  readonly from?: readonly Uri[];
  /** The folder in which a new one is created. */
  readonly to?: Uri;
}

/**
 * Turns exports of Azure into topologies in a new folder, and shows the first one and the report.
 * @returns the folder; undefined if the user gives up, or if nothing can be imported
 */
export async function importFromAzure(
  importFiles: ImportFiles,
  { from: chosenFiles, to: chosenFolder }: Chosen = {},
): Promise<Uri | undefined> {
  const from = chosenFiles ?? (await askForExports());
  if (!from || from.length === 0) return undefined;
  const result = await importedFrom(from, importFiles);
  if (!result) return undefined;
  if ('refused' in result) {
    refuse(result.refused);
    return undefined;
  }
  const parent = chosenFolder ?? (await askForFolder());
  const folder = parent && (await freeFolder(parent, 'azure-network'));
  if (!folder) return undefined;
  await write(folder, result.files);
  await show(folder, result.files);
  return folder;
}

/** On Windows and Linux, one dialog offers either files or folders. */
async function askForExports(): Promise<readonly Uri[] | undefined> {
  const files = { label: 'Files…', description: 'Resource Graph, lists of the Azure CLI, templates, Terraform' };
  const folder = { label: 'A Folder…', description: 'with such files, and those with routes' };
  const what = await window.showQuickPick([files, folder], { title: 'What did Azure export?' });
  if (!what) return undefined;
  const isFolder = what === folder;
  return window.showOpenDialog({
    title: 'Import from Azure',
    openLabel: 'Import',
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    canSelectMany: true,
    ...(!isFolder && { filters: { 'Exports of Azure': ['json', 'csv', 'tfstate'], 'All Files': ['*'] } }),
  });
}

async function askForFolder(): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      title: 'Where to Create the Folder with the Network',
      openLabel: 'Create Here',
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  return folder;
}

/** The result; undefined if the user cancels, or if a message has said what went wrong. */
async function importedFrom(from: readonly Uri[], importFiles: ImportFiles): Promise<ImportedFolder | undefined> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title: 'Importing from Azure…', cancellable: true },
    async (_progress, token) => {
      try {
        return await importFiles(await readExports(from), token);
      } catch (error) {
        if (!token.isCancellationRequested) refuse([error instanceof Error ? error.message : String(error)]);
        return undefined;
      }
    },
  );
}

function refuse(sentences: readonly string[]): void {
  const [first = 'Nothing can be imported.', ...others] = sentences;
  void window.showErrorMessage(
    others.length === 0 ? first : `${first} ${others.length} more files cannot be imported.`,
  );
}

async function write(folder: Uri, files: readonly OutputFile[]): Promise<void> {
  const encoder = new TextEncoder();
  for (const { path, text } of files) await workspace.fs.writeFile(Uri.joinPath(folder, path), encoder.encode(text));
}

/** Shows the text with the networks, and the report beside it; a folder outside of the workspace can be opened. */
async function show(folder: Uri, files: readonly OutputFile[]): Promise<void> {
  const first = files.find(({ path }) => path.endsWith('azure.azroute')) ?? files[0];
  if (first) await window.showTextDocument(Uri.joinPath(folder, first.path));
  await showMarkdown(Uri.joinPath(folder, reportFile));
  if (workspace.getWorkspaceFolder(folder)) return;
  const open = 'Open Folder';
  void window.showInformationMessage('The network is imported into a new folder.', open).then((chosen) => {
    const forceNewWindow = workspace.workspaceFolders !== undefined;
    if (chosen === open) void commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
  });
}
