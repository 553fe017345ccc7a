import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, ROOT } from './root.mjs';
import { Plain, say } from './say.mjs';

const WINDOWS = process.platform === 'win32';

/** The Node that the project includes (the package `node`), or undefined before the first install. */
export function projectNode() {
  const file = inRoot('node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

/** Whether node_modules matches package-lock.json. */
function installed() {
  const hidden = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const want = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([name, entry]) =>
      !name.startsWith('node_modules/') || entry.optional || entry.link || have[name]?.version === entry.version,
  );
}

/** Installs the dependencies if they are missing or don't match the lock file, and shows npm's output. */
export function installIfNeeded() {
  if (installed() && projectNode()) return;
  say('Installing the dependencies with npm ci (once; half a minute or so) …');
  // Warnings about engines don't matter here: everything except this script runs under the Node being installed.
  const run = spawnSync(WINDOWS ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: WINDOWS,
  });
  if (run.error) throw new Plain(`npm could not be started: ${run.error.message}. Install Node 20 or newer with npm.`);
  if (run.status !== 0) throw new Plain('npm ci failed; its message is above.');
  if (!projectNode()) {
    throw new Plain(
      'npm ci left out the Node 24 that the project carries (the package "node"). ' +
        'Its install script has to run: check that npm is not configured with ignore-scripts, then try again.',
    );
  }
  say('Dependencies are installed.');
}
