import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/root.mjs';

/** The paths of the examples in their folder, with slashes. */
export function exampleNames() {
  return readdirSync(inRoot('examples'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRoot('examples'), path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/**
 * Copies the examples, with a list of them: an extension on the web cannot list its own folders.
 * @param {string} folder the new folder
 */
export function copyExamples(folder) {
  cpSync(inRoot('examples'), folder, { recursive: true });
  writeFileSync(path.join(folder, 'index.json'), `${JSON.stringify(exampleNames(), null, 2)}\n`);
}
