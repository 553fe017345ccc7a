import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expectationsFile, expectationsText, type OutputFile } from '@azroute/import';
import { expectationsOfToday } from '@azroute/language';
import { GivenFiles, openTopology } from '@azroute/language/node';

/**
 * The output with `expect` statements for what communicates today, by kinds of ends: behind a single text, or in a file
 * of its own beside each `main.azroute`. What is the user's counts as it is on the disk.
 * @param to where the output is written; undefined if it is printed
 */
export async function withExpectations(
  files: readonly OutputFile[],
  to: string | undefined,
  cwd: string,
): Promise<readonly OutputFile[]> {
  const isFolder = to !== undefined && !to.endsWith('.azroute');
  const placeOf = ({ path }: OutputFile) => resolve(cwd, to ?? 'imported.azroute', isFolder ? path : '.');
  const contentOf = (file: OutputFile) => {
    const place = placeOf(file);
    return file.isUsers && existsSync(place) ? readFileSync(place) : Buffer.from(file.text);
  };
  const contents = new Map<string, Uint8Array>(files.map((file) => [placeOf(file), contentOf(file)]));
  const result: OutputFile[] = [];
  for (const file of files) {
    const isRoot = !isFolder || /(^|\/)main\.azroute$/.test(file.path);
    // An earlier file of expectations says nothing about today, so there is none.
    const statements = isRoot ? await statementsOf(placeOf(file), contents) : [];
    if (isFolder || statements.length === 0) result.push(file);
    else result.push({ ...file, text: `${file.text}\n${expectationsText(statements)}` });
    if (isFolder && isRoot)
      result.push({ path: join(dirname(file.path), expectationsFile), text: expectationsText(statements) });
  }
  return result;
}

async function statementsOf(root: string, contents: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
  const [view] = (await openTopology([root], {}, new Map(), new GivenFiles(contents))).views;
  return view ? expectationsOfToday(view) : [];
}
