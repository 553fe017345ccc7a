import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CACHE } from './root.mjs';
import { Plain, say } from './say.mjs';

/**
 * The releases of the package code-server whose folder lib/vscode is a complete VS Code (server and workbench), by the
 * VS Code version that they hold. Only that folder is used; the wrapper around it is not.
 */
const RELEASES = {
  '1.100.3': {
    release: '4.100.3',
    integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  },
  '1.139.1': {
    release: '4.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  },
};

/** The oldest VS Code that azroute supports; small and quick to fetch. */
export const FLOOR = '1.100.3';

const HOUR_MS = 3_600_000;

const WINDOWS = process.platform === 'win32';

/** JavaScript in place of a native log writer, so that nothing has to be compiled. */
const SPDLOG = `
const fs = require('fs'), path = require('path');
exports.version = 0;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(name, file) {
    this.file = file;
    this.level = 2;
    try { fs.mkdirSync(path.dirname(file), { recursive: true }); } catch {}
  }
  write(level, message) {
    if (level < this.level) return;
    const line = new Date().toISOString() + ' [' + LEVELS[level] + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  }
  trace(m) { this.write(0, m); }
  debug(m) { this.write(1, m); }
  info(m) { this.write(2, m); }
  warn(m) { this.write(3, m); }
  error(m) { this.write(4, m); }
  critical(m) { this.write(5, m); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
exports.Logger = Logger;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger(name, file);
`;

function npm(cwd, ...args) {
  return execFileSync(WINDOWS ? 'npm.cmd' : 'npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: WINDOWS,
  });
}

/** Puts JavaScript in the place of the two native modules that the server loads at its start. */
function replaceNativeModules(folder) {
  const inModule = (...parts) => path.join(folder, 'node_modules', ...parts);
  writeFileSync(inModule('@vscode', 'spdlog', 'index.js'), SPDLOG);
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    if (!existsSync(inModule(name))) continue;
    const main = JSON.parse(readFileSync(inModule(name, 'package.json'), 'utf8')).main ?? 'index.js';
    writeFileSync(inModule(name, main.endsWith('.js') ? main : `${main}.js`), 'exports.start = () => {};\n');
  }
}

/** Removes what an interrupted fetch has left; a young folder may belong to one that is under way. */
function removeLeftovers() {
  for (const name of readdirSync(CACHE).filter((entry) => entry.startsWith('partial-'))) {
    const folder = path.join(CACHE, name);
    if (Date.now() - statSync(folder).mtimeMs > HOUR_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The folder of an embedded VS Code; fetched once from the npm registry, checked against its sha512, kept in the cache.
 * @param {string} version a VS Code version of RELEASES
 */
export function embeddedVSCode(version = FLOOR) {
  const known = RELEASES[version];
  if (!known)
    throw new Plain(`No embedded VS Code ${version} is known; there are ${Object.keys(RELEASES).join(', ')}.`);
  const folder = path.join(CACHE, `vscode-${version}`);
  if (existsSync(path.join(folder, '.complete'))) return folder;

  say(`Fetching VS Code ${version} (once; about 45 MB) …`);
  mkdirSync(CACHE, { recursive: true });
  removeLeftovers();
  const partial = mkdtempSync(path.join(CACHE, 'partial-'));
  try {
    // One release of npm prints an array, another an object by package name.
    const packed = Object.values(JSON.parse(npm(partial, 'pack', '--json', `code-server@${known.release}`)))[0];
    if (packed.integrity !== known.integrity) {
      throw new Plain(`VS Code ${version} has the checksum ${packed.integrity} instead of ${known.integrity}.`);
    }
    const unpack = ['xzf', packed.filename, '--strip-components=3', '--exclude=*.map', 'package/lib/vscode'];
    execFileSync('tar', unpack, { cwd: partial });
    rmSync(path.join(partial, packed.filename));
    // Its own lock file is out of step with its manifest, so `npm ci` would refuse.
    npm(partial, 'install', '--omit=dev', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund');
    replaceNativeModules(partial);
    writeFileSync(path.join(partial, '.complete'), `${packed.integrity}\n`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (error instanceof Plain) throw error;
    throw new Plain(`VS Code ${version} could not be fetched from the npm registry.\n${error.stderr ?? error.message}`);
  }
  say(`VS Code ${version} is in ${path.relative(process.cwd(), folder)}.`);
  return folder;
}
