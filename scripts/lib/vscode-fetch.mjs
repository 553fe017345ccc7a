import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fetchedPackage, npm } from './npm-package.mjs';
import { Plain } from './say.mjs';

/**
 * The releases of the package code-server whose folder lib/vscode is a complete VS Code (server and workbench), by the
 * VS Code version that they contain. Only that folder is used, not the wrapper around it.
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

/** The oldest VS Code that azroute supports; small and quick to download. */
export const FLOOR = '1.100.3';

/** JavaScript instead of a native log writer, so that nothing needs to be compiled. */
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

/** Replaces the two native modules that the server loads at startup with JavaScript. */
function replaceNativeModules(folder) {
  const inModule = (...parts) => path.join(folder, 'node_modules', ...parts);
  writeFileSync(inModule('@vscode', 'spdlog', 'index.js'), SPDLOG);
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    if (!existsSync(inModule(name))) continue;
    const main = JSON.parse(readFileSync(inModule(name, 'package.json'), 'utf8')).main ?? 'index.js';
    writeFileSync(inModule(name, main.endsWith('.js') ? main : `${main}.js`), 'exports.start = () => {};\n');
  }
}

/**
 * The folder of an embedded VS Code; downloaded once from the npm registry and kept in the cache.
 * @param {string} version a VS Code version of RELEASES
 */
export function embeddedVSCode(version = FLOOR) {
  const known = RELEASES[version];
  if (!known)
    throw new Plain(`No embedded VS Code ${version} is known; there are ${Object.keys(RELEASES).join(', ')}.`);
  return fetchedPackage({
    name: `vscode-${version}`,
    what: `VS Code ${version}`,
    size: '45 MB',
    spec: `code-server@${known.release}`,
    integrity: known.integrity,
    unpack(folder, archive) {
      const members = ['--strip-components=3', '--exclude=*.map', 'package/lib/vscode'];
      execFileSync('tar', ['xzf', archive, ...members], { cwd: folder });
      // Its own lock file does not match its manifest, so `npm ci` would fail.
      npm(folder, 'install', '--omit=dev', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund');
      replaceNativeModules(folder);
    },
  });
}
