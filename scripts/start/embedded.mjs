import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { portOrFree } from '../lib/port.mjs';
import { say } from '../lib/say.mjs';
import { embeddedVSCode } from '../lib/vscode-fetch.mjs';
import { installExtension, QUIET_SETTINGS, startServer, writeSettings } from '../lib/vscode-server.mjs';

const DEFAULT_PORT = 7420;

/** The wanted port, from PORT or the default, and what to say if it is busy. */
async function choosePort() {
  const given = process.env.PORT;
  const wanted = given === undefined ? DEFAULT_PORT : Number(given);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65535) {
    say(`PORT=${given} is not a port number (1 to 65535); choosing a free one.`);
    return (await portOrFree(0)).port;
  }
  const { port, busy } = await portOrFree(wanted);
  if (busy) say(`Port ${wanted} is in use by another program; choosing ${port} instead.`);
  return port;
}

/** Opens the address in the user's browser, where there is one. */
function openBrowser(url) {
  if (process.env.OPEN === '0') return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/**
 * Serves the embedded VS Code on 127.0.0.1 until Ctrl+C.
 * @returns {Promise<number>} the exit code
 */
export async function serveEmbedded({ home, folder, file, vsix, whatToDo }) {
  const vscode = embeddedVSCode();
  const dataDir = path.join(home, 'server');
  writeSettings(path.join(dataDir, 'data'), QUIET_SETTINGS);
  installExtension({ folder: vscode, dataDir, vsix });
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
  const token = randomBytes(16).toString('hex');
  const server = await startServer({ folder: vscode, dataDir, port: await choosePort(), token });

  const payload = JSON.stringify(file ? [['openFile', `vscode-remote://${server.host}${file}`]] : []);
  const query = new URLSearchParams({ tkn: token, folder, payload });
  const url = `${server.origin}/?${query}`;
  say(`VS Code is running. Open this address in a browser on this machine; Ctrl+C here ends it.\n\n  ${url}\n`);
  console.log(`${whatToDo}\n`);
  openBrowser(url);

  const problem = await Promise.race([server.exited, stopped]);
  if (problem) {
    console.error(problem);
    return 1;
  }
  await server.stop();
  console.log('VS Code has stopped.');
  return 0;
}
