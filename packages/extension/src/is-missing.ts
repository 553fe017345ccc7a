import { FileSystemError, type Uri, workspace } from 'vscode';

/** Whether there is certainly no such file or folder. */
export async function isMissing(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound';
  }
}
