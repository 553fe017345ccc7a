import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openGate } from './gate.mjs';
import { freshFolder } from './private-folder.mjs';
import { Plain } from './say.mjs';

const CHILD = fileURLToPath(new URL('vscode-child.mjs', import.meta.url));

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 3_000;

/** Settings of every VS Code that these scripts start: nothing leaves the machine, nothing is saved automatically. */
export const QUIET_SETTINGS = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'update.mode': 'none',
  // The copies of the examples are inside the repository; Git should ignore them.
  'git.openRepositoryInParentFolders': 'never',
};

/** The environment of an embedded VS Code: no extension gallery, and sockets in a private folder. */
const serverEnv = (runtimeDir, extra = {}) => ({
  ...process.env,
  EXTENSIONS_GALLERY: '{}',
  ...(runtimeDir ? { XDG_RUNTIME_DIR: runtimeDir } : {}),
  ...extra,
});

/**
 * Installs a .vsix into the data folder of an embedded VS Code.
 * @param {{ folder: string, dataDir: string, vsix: string, node?: string }} options
 */
export function installExtension({ folder, dataDir, vsix, node = process.execPath }) {
  const args = ['--accept-server-license-terms', '--server-data-dir', dataDir, '--install-extension', vsix, '--force'];
  try {
    execFileSync(node, [path.join(folder, 'out/server-main.js'), ...args], {
      encoding: 'utf8',
      env: serverEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new Plain(`The extension could not be installed:\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
}

/**
 * Writes the user settings of a profile, unless it already has some.
 * @param {string} profile the folder that contains `User`: `--user-data-dir`, or `data` in the data folder of a server
 * @param {object} settings
 */
export function writeSettings(profile, settings) {
  const file = path.join(profile, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/**
 * Starts an embedded VS Code and serves it on 127.0.0.1 to anyone with a token that is generated for this run. It
 * listens on a socket in a private folder; the token is in a private file there, and never on a command line or in the
 * environment.
 * @param {object} options
 * @param {string} options.folder where it is (embeddedVSCode)
 * @param {string} options.dataDir its data: settings, extensions, logs
 * @param {number} [options.port] a free one by default
 * @param {string[]} [options.args] additional arguments
 * @param {Record<string, string>} [options.env] additional environment, also for the extension host
 * @param {string} [options.node] the Node that runs it
 * @returns {Promise<{
 *   host: string, origin: string, pid: number, runtimeDir: string,
 *   address(parameters: Record<string, string>): string,
 *   exited: Promise<string>, stop(): Promise<void>, log(): string, }>} `address` returns the address to open, including
 * the token
 */
export async function startServer({ folder, dataDir, port = 0, args = [], env, node = process.execPath }) {
  // The paths of Unix sockets must be short, wherever the repository is.
  const runtimeDir = freshFolder('azr-');
  const token = randomBytes(24).toString('hex');
  const tokenFile = path.join(runtimeDir, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600, flag: 'wx' });
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(runtimeDir)}` : path.join(runtimeDir, 'server.sock');
  const removeRuntimeDir = () => rmSync(runtimeDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

  const child = spawn(
    node,
    [
      ...[CHILD, runtimeDir, path.join(folder, 'out/server-main.js')],
      ...['--socket-path', socket, '--connection-token-file', tokenFile],
      ...['--accept-server-license-terms', '--server-data-dir', dataDir, '--telemetry-level', 'off'],
      '--disable-workspace-trust',
      ...args,
    ],
    // A separate process group: the extension host and the language server are its children and end with it.
    { stdio: 'pipe', detached: process.platform !== 'win32', env: serverEnv(runtimeDir, env) },
  );
  child.stdin.on('error', () => {});

  let output = '';
  const log = () => output.replaceAll(token, '…');
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(`VS Code could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`VS Code ended by itself (${code ?? signal}).\n${log()}`));
  });
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (output.includes('Extension host agent listening')) resolve();
      });
    }
  });

  const kill = (signal) => {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    } catch {
      // The group is already gone.
    }
  };
  const killNow = () => {
    kill('SIGKILL');
    removeRuntimeDir();
  };
  process.once('exit', killNow);
  let gate;
  const stop = async () => {
    process.removeListener('exit', killNow);
    await gate?.close();
    kill('SIGTERM');
    await Promise.race([exited, delay(STOP_LIMIT_MS)]);
    killNow();
  };

  try {
    const late = delay(START_LIMIT_MS, `VS Code does not listen after ${START_LIMIT_MS / 1000} s.`);
    const problem = await Promise.race([listening, exited, late]);
    if (problem) throw new Plain(`${problem}\n${log()}`);
    gate = await openGate({ port, socket, token });
  } catch (error) {
    await stop();
    throw error;
  }
  const { host, origin } = gate;
  const address = (parameters) => `${origin}/?${new URLSearchParams({ tkn: token, ...parameters })}`;
  return { host, origin, pid: child.pid, runtimeDir, address, exited, stop, log };
}

const delay = (ms, value) => new Promise((resolve) => setTimeout(() => resolve(value), ms).unref());
