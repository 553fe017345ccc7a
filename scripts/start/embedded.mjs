import path from 'node:path';
import { portOrFree } from '../lib/port.mjs';
import { privateFolder } from '../lib/private-folder.mjs';
import { say } from '../lib/say.mjs';
import { toldToStop } from '../lib/told-to-stop.mjs';
import { embeddedVSCode } from '../lib/vscode-fetch.mjs';
import { installExtension, QUIET_SETTINGS, startServer, writeSettings } from '../lib/vscode-server.mjs';
import { openBrowser } from './browser.mjs';

const DEFAULT_PORT = 7420;

/** The requested port, from PORT or the default; prints a message if it is invalid. */
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

/**
 * Serves the embedded VS Code on 127.0.0.1 until Ctrl+C, or until its terminal or npm is gone.
 * @returns {Promise<number>} the exit code
 */
export async function serveEmbedded({ home, folder, file, vsix, whatToDo }) {
  const stopped = toldToStop();
  const vscode = await embeddedVSCode();
  const dataDir = privateFolder(path.join(home, 'server'));
  writeSettings(path.join(dataDir, 'data'), QUIET_SETTINGS);
  installExtension({ folder: vscode, dataDir, vsix });
  const server = await startServer({ folder: vscode, dataDir, port: await choosePort() });

  const payload = JSON.stringify(file ? [['openFile', `vscode-remote://${server.host}${file}`]] : []);
  const address = server.address({ folder, payload });
  say(
    `VS Code is running. Open this address in a browser on this machine; press Ctrl+C here to stop.\n\n  ${address}\n`,
  );
  console.log(`${whatToDo}\n`);
  const closeBrowser = openBrowser(home, address);

  const problem = await Promise.race([server.exited, stopped]);
  closeBrowser();
  await server.stop();
  if (problem) {
    console.error(problem);
    return 1;
  }
  console.log('VS Code has stopped.');
  return 0;
}
