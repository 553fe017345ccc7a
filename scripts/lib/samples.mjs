import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/**
 * Updates a working copy of the examples. A file that the user has changed is kept; an unchanged file is updated, or
 * removed if the examples no longer contain it.
 * @param {{ from: string, to: string, manifest: string }} folders `manifest` records what was written
 * @returns {{ kept: string[] }} the files that the user has changed and that differ from the example
 */
export function refreshSamples({ from, to, manifest }) {
  const written = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  const now = {};
  const kept = [];
  for (const name of filesBelow(from)) {
    const source = path.join(from, name);
    const copy = path.join(to, name);
    const wanted = hashOf(source);
    const present = existsSync(copy) ? hashOf(copy) : undefined;
    now[name] = wanted;
    if (present === wanted) continue;
    if (present !== undefined && present !== written[name]) {
      kept.push(name);
      continue;
    }
    mkdirSync(path.dirname(copy), { recursive: true });
    writeFileSync(copy, readFileSync(source));
  }
  for (const [name, hash] of Object.entries(written)) {
    const copy = path.join(to, name);
    if (!(name in now) && existsSync(copy) && hashOf(copy) === hash) rmSync(copy);
  }
  mkdirSync(path.dirname(manifest), { recursive: true });
  writeFileSync(manifest, `${JSON.stringify(now, null, 2)}\n`);
  return { kept };
}
