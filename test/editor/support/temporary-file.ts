import { Uri, workspace } from 'vscode';
import { OpenFile } from './editor.js';

/** Files that a test adds to the workspace. */
export class TemporaryFiles {
  private readonly uris: Uri[] = [];

  /** Writes files by name, and opens the first one. */
  async open(files: Readonly<Record<string, string>>): Promise<OpenFile> {
    const folder = workspace.workspaceFolders?.[0];
    if (!folder) throw new Error('the window has no folder');
    for (const [name, text] of Object.entries(files)) {
      const uri = Uri.joinPath(folder.uri, name);
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      this.uris.push(uri);
    }
    return OpenFile.open(Object.keys(files)[0] ?? '');
  }

  /** Removes them. */
  async remove(): Promise<void> {
    for (const uri of this.uris.splice(0)) await workspace.fs.delete(uri);
  }
}
