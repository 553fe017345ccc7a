import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium, launchChromium } from '../lib/chromium.mjs';
import { floorNode } from '../lib/floor-node.mjs';
import { freshFolder } from '../lib/private-folder.mjs';
import { CACHE } from '../lib/root.mjs';
import { say } from '../lib/say.mjs';
import { embeddedVSCode, FLOOR } from '../lib/vscode-fetch.mjs';
import { QUIET_SETTINGS, startServer, writeSettings } from '../lib/vscode-server.mjs';
import { isReloadTested, testReload } from './reload.mjs';
import { endOfTests, reportErrors } from './window.mjs';
import { serveKeys } from './window-keys.mjs';

const ARTIFACTS = path.join(CACHE, 'artifacts');

/**
 * Runs the suite in the embedded VS Code: its server on this machine, its window in Chromium. The window reports every
 * log line and the end of the tests through two functions that VS Code looks for.
 * @param {{ suite: string, workspace: string, extension: string }} run
 * @returns {Promise<number>} the exit code
 */
export async function runInEmbedded({ suite, workspace, extension }) {
  await findChromium();
  const version = process.env.VSCODE_VERSION ?? FLOOR;
  const folder = await embeddedVSCode(version);
  const node = version === FLOOR ? floorNode() : { file: process.execPath, version: process.version };
  rmSync(ARTIFACTS, { recursive: true, force: true });
  mkdirSync(ARTIFACTS, { recursive: true });
  const dataDir = freshFolder('azroute-vscode-');
  writeSettings(path.join(dataDir, 'data'), QUIET_SETTINGS);

  // Newer versions run the tests named in the address only with the first flag; the second shows what tests print.
  const args = ['--enable-smoke-test-driver', '--log', 'info'];
  let page;
  const keys = await serveKeys(() => page);
  const env = { AZROUTE_WINDOW_KEYS: keys.url };
  const server = await startServer({ folder, dataDir, node: node.file, args, env });
  say(`VS Code ${version}, its extension host on Node ${node.version}`);
  const log = [];
  let browser;
  try {
    browser = await launchChromium();
    page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const ended = endOfTests({ page, browser, log, artifacts: ARTIFACTS, exited: server.exited });
    const uri = (file) => `vscode-remote://${server.host}${file}`;
    const addressOf = (more) => {
      const payload = [['extensionDevelopmentPath', uri(extension)], ['skipWelcome', 'true'], ...more];
      return server.address({ folder: workspace, payload: JSON.stringify(payload) });
    };
    await page.goto(addressOf([['extensionTestsPath', uri(suite)]]));
    const { code, logs } = await ended.catch(async (error) => {
      await page.screenshot({ path: path.join(ARTIFACTS, 'window.png') }).catch(() => {});
      throw error;
    });
    if (code !== 0) {
      await page.screenshot({ path: path.join(ARTIFACTS, 'window.png') }).catch(() => {});
      reportErrors(log);
    }
    for (const { relativePath, contents } of logs ?? []) writeArtifact(path.join('logs', relativePath), contents);
    await page.close();
    if (code !== 0 || !isReloadTested(process.env.MOCHA_GREP)) return code;
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await testReload({
      page,
      addressOf,
      fileUri: (name) => uri(path.join(workspace, name)),
      artifacts: ARTIFACTS,
    });
  } finally {
    writeArtifact('console.log', `${log.join('\n')}\n${server.log()}`);
    keys.close();
    await browser?.close().catch(() => {});
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function writeArtifact(name, contents) {
  const file = path.join(ARTIFACTS, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
