import { largestFile } from '@azroute/language/protocol';
import { Uri, workspace } from 'vscode';

/** The text of the IDs that an import has left beside a file: `azure.ids.json`, or `NAME.ids.json` of a single network. */
export async function idsBeside(file: Uri): Promise<string | undefined> {
  const own = file.with({ path: file.path.replace(/\.azroute$/, '.ids.json') });
  for (const place of [Uri.joinPath(file, '..', 'azure.ids.json'), own]) {
    try {
      if ((await workspace.fs.stat(place)).size > largestFile) continue;
      return new TextDecoder().decode(await workspace.fs.readFile(place));
    } catch {
      // Most files are not imported, and have none.
    }
  }
  return undefined;
}
