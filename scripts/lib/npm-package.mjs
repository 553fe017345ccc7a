import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from './root.mjs';
import { Plain, say } from './say.mjs';

const HOUR_MS = 3_600_000;
const WINDOWS = process.platform === 'win32';

/** Runs npm in a folder and returns what it prints. */
export function npm(cwd, ...args) {
  return execFileSync(WINDOWS ? 'npm.cmd' : 'npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: WINDOWS,
  });
}

/** Removes what an interrupted download has left; a recent folder might belong to one in progress. */
function removeLeftovers() {
  for (const name of readdirSync(CACHE).filter((entry) => entry.startsWith('partial-'))) {
    const folder = path.join(CACHE, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > HOUR_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Moves a folder to its place, unless another command has already put it there, which might be in use. */
function putInPlace(partial, folder) {
  const isThere = () => existsSync(path.join(folder, '.complete'));
  try {
    if (!isThere()) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(partial, folder);
    }
  } catch (error) {
    if (!isThere()) throw error;
  }
  rmSync(partial, { recursive: true, force: true });
}

/**
 * A cache folder with the content of an npm package: downloaded once, and checked against its SHA-512 hash.
 * @param {{ name: string, what: string, size: string, spec: string, integrity: string,
 *   unpack: (folder: string, archive: string) => void | Promise<void> }} wanted `name` of the folder, `what` it
 * contains for
 *   a reader, and how the archive is unpacked into a folder that becomes `name` when it is complete
 * @returns {Promise<string>} the folder
 */
export async function fetchedPackage({ name, what, size, spec, integrity, unpack }) {
  const folder = path.join(CACHE, name);
  if (existsSync(path.join(folder, '.complete'))) return folder;

  say(`Downloading ${what} (once; about ${size}) …`);
  mkdirSync(CACHE, { recursive: true });
  removeLeftovers();
  const partial = mkdtempSync(path.join(CACHE, 'partial-'));
  try {
    // One release of npm prints an array, another an object by package name.
    const packed = Object.values(JSON.parse(npm(partial, 'pack', '--json', spec)))[0];
    if (packed.integrity !== integrity) {
      throw new Plain(`${what} has the checksum ${packed.integrity} instead of ${integrity}.`);
    }
    const archive = path.join(partial, packed.filename);
    await unpack(partial, archive);
    rmSync(archive);
    writeFileSync(path.join(partial, '.complete'), `${packed.integrity}\n`);
    putInPlace(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (error instanceof Plain) throw error;
    throw new Plain(`${what} could not be fetched from the npm registry.\n${error.stderr || error.message}`);
  }
  say(`${what} is in ${path.relative(process.cwd(), folder)}.`);
  return folder;
}
