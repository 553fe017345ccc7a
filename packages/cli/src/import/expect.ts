import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expectationsFile, expectationsText, type OutputFile } from '@azroute/import';
import { expectationsOfToday } from '@azroute/language';
import { documentUri, openTopology } from '@azroute/language/node';

/**
 * The output with `expect` statements for what communicates today, by kinds of ends: behind a single text, or in a file
 * of its own beside each `main.azroute`. What is the user's, and what it imports, counts as it is on the disk.
 * @param to where the output is written; undefined if it is printed
 */
export async function withExpectations(
  files: readonly OutputFile[],
  to: string | undefined,
  cwd: string,
): Promise<readonly OutputFile[]> {
  const isFolder = to !== undefined && !to.endsWith('.azroute');
  const placeOf = ({ path }: Pick<OutputFile, 'path'>) => resolve(cwd, to ?? 'imported.azroute', isFolder ? path : '.');
  const isRoot = ({ path }: OutputFile) => !isFolder || /(^|\/)main\.azroute$/.test(path);
  const besideOf = ({ path }: OutputFile) => join(dirname(path), expectationsFile);
  const texts = new Map<string, string>();
  for (const file of files) {
    const place = placeOf(file);
    if (!file.isUsers || !existsSync(place)) texts.set(documentUri(place), file.text);
    // An earlier file of expectations says nothing about today, so it is empty.
    if (isFolder && isRoot(file)) texts.set(documentUri(placeOf({ path: besideOf(file) })), '');
  }
  const result: OutputFile[] = [];
  for (const file of files) {
    const statements = isRoot(file) ? await statementsOf(placeOf(file), texts) : [];
    if (isFolder || statements.length === 0) result.push(file);
    else result.push({ ...file, text: `${file.text}\n${expectationsText(statements)}` });
    if (isFolder && isRoot(file)) result.push({ path: besideOf(file), text: expectationsText(statements) });
  }
  return result;
}

async function statementsOf(root: string, texts: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const [view] = (await openTopology([root], {}, texts)).views;
  return view ? expectationsOfToday(view) : [];
}
