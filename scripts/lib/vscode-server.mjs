import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './port.mjs';
import { Plain } from './say.mjs';

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 3_000;

/** Settings of every VS Code that these scripts start: nothing leaves the machine, nothing is saved unasked. */
export const QUIET_SETTINGS = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'update.mode': 'none',
  // The copies of the examples lie inside the repository; Git has nothing to say about them.
  'git.openRepositoryInParentFolders': 'never',
};

/** The environment of an embedded VS Code: no extension gallery is asked, sockets go to a short path of their own. */
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
 * Writes the user settings of a profile, unless it has some already.
 * @param {string} profile the folder that holds `User`: `--user-data-dir`, or `data` in the data folder of a server
 * @param {object} settings
 */
export function writeSettings(profile, settings) {
  const file = path.join(profile, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/**
 * Starts an embedded VS Code on 127.0.0.1.
 * @param {object} options
 * @param {string} options.folder where it is (embeddedVSCode)
 * @param {string} options.dataDir its data: settings, extensions, logs
 * @param {number} [options.port] a free one by default
 * @param {string} [options.token] the secret that the address has to carry; none by default
 * @param {string[]} [options.args] further arguments
 * @param {Record<string, string>} [options.env] further environment, seen by the extension host too
 * @param {string} [options.node] the Node that runs it
 * @returns {Promise<{ origin: string, host: string, exited: Promise<string>, stop(): Promise<void>, log(): string }>}
 */
export async function startServer({ folder, dataDir, port, token, args = [], env, node = process.execPath }) {
  const usedPort = port ?? (await freePort());
  // The paths of Unix sockets must stay short, wherever the repository lies.
  const runtimeDir = mkdtempSync(path.join(tmpdir(), 'azr-'));
  const child = spawn(
    node,
    [
      path.join(folder, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(usedPort)],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...['--accept-server-license-terms', '--server-data-dir', dataDir, '--telemetry-level', 'off'],
      '--disable-workspace-trust',
      ...args,
    ],
    // A process group of its own: the extension host and the language server are its children and end with it.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', env: serverEnv(runtimeDir, env) },
  );

  let output = '';
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(`VS Code could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`VS Code ended by itself (${code ?? signal}).\n${output}`));
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
      // The group is gone already.
    }
  };
  const killNow = () => kill('SIGKILL');
  process.once('exit', killNow);
  const stop = async () => {
    process.removeListener('exit', killNow);
    kill('SIGTERM');
    await Promise.race([exited, delay(STOP_LIMIT_MS)]);
    killNow();
    rmSync(runtimeDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };

  const late = delay(START_LIMIT_MS, `VS Code does not listen after ${START_LIMIT_MS / 1000} s.`);
  const problem = await Promise.race([listening, exited, late]);
  if (problem) {
    await stop();
    throw new Plain(`${problem}\n${output}`);
  }
  const host = `127.0.0.1:${usedPort}`;
  return { origin: `http://${host}`, host, exited, stop, log: () => output };
}

const delay = (ms, value) => new Promise((resolve) => setTimeout(() => resolve(value), ms).unref());
