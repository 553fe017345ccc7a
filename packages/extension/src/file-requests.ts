import { type FileEntry, type FilePlace, fileRequests, largestFile } from '@azroute/language/protocol';
import { FileType, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';

const ReadFile = new RequestType<FilePlace, string | null, void>(fileRequests.readFile);
const ReadDirectory = new RequestType<FilePlace, readonly FileEntry[], void>(fileRequests.readDirectory);

/**
 * Answers the server's requests for files that it cannot read by itself, because they are not on a disk (the files of
 * a virtual workspace). A file that cannot be read is `null`, a folder that cannot be read is empty.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(ReadFile, readFile);
  client.onRequest(ReadDirectory, readDirectory);
}

async function readFile({ uri }: FilePlace): Promise<string | null> {
  try {
    const file = Uri.parse(uri);
    if (!/\.azroute$|\/azroute\.json$/.test(file.path)) return null;
    const { type, size } = await workspace.fs.stat(file);
    if ((type & FileType.Directory) !== 0 || size > largestFile) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return null;
  }
}

async function readDirectory({ uri }: FilePlace): Promise<readonly FileEntry[]> {
  const folder = Uri.parse(uri);
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({
      uri: Uri.joinPath(folder, name).toString(),
      isFile: (type & FileType.File) !== 0,
      isDirectory: (type & FileType.Directory) !== 0,
    }));
  } catch {
    return [];
  }
}
