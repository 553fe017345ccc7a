import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium, launchChromiumWith } from '../lib/chromium.mjs';
import { freshFolder } from '../lib/private-folder.mjs';
import { CACHE } from '../lib/root.mjs';
import { Plain, say } from '../lib/say.mjs';
import { embeddedVSCode, FLOOR } from '../lib/vscode-fetch.mjs';
import { QUIET_SETTINGS } from '../lib/vscode-server.mjs';
import { serveFolders } from './static-server.mjs';
import { endOfTests, reportErrors } from './window.mjs';
import { serveKeys } from './window-keys.mjs';

const ARTIFACTS = path.join(CACHE, 'artifacts-web');

/** The level of logging at which the window passes on what tests print. */
const LOG_INFO = 3;

/** Where the suite is: VS Code runs one in the extension host of the extension that contains it. */
const TESTS = '/extension/tests';

/** Where the suite finds the address of the window's keyboard. */
const KEYS = 'globalThis.AZROUTE_WINDOW_KEYS';

/** A folder that exists only in the memory of the window. */
const WORKSPACE = { scheme: 'tmp', path: '/workspace' };

/** The server runs in a worker, and each of its two threads in another one; each loads its script. */
const SERVER = '/extension/dist/web-server.js';
const WORKERS = 3;

/**
 * Runs the suite in VS Code for the Web: all of it in a browser, extensions in a worker, no process behind it. It is the
 * workbench of the embedded VS Code, served as files.
 * @param {{ suite: string, extension: string }} run
 * @returns {Promise<number>} the exit code
 */
export async function runInBrowser({ suite, extension }) {
  await findChromium();
  const vscode = await embeddedVSCode();
  rmSync(ARTIFACTS, { recursive: true, force: true });
  mkdirSync(ARTIFACTS, { recursive: true });
  const server = await serveFolders({ vscode, extension });
  // Views are at subdomains, which only a name has.
  const host = `localhost:${server.port}`;
  let page;
  const keys = await serveKeys(() => page);
  server.page('/', workbenchPage(configurationAt(host)));
  server.page('/workbench.js', withoutServer(vscode), 'text/javascript');
  server.page(`${TESTS}.js`, `${KEYS} = ${JSON.stringify(keys.url)};\n${readFileSync(suite)}`, 'text/javascript');
  say(`VS Code ${FLOOR} for the Web`);
  const log = [];
  const profile = freshFolder('azroute-browser-');
  let browser;
  try {
    browser = await launchChromiumWith(profile, {
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await browser.newPage();
    const screenshot = () => page.screenshot({ path: path.join(ARTIFACTS, 'window.png') }).catch(() => {});
    const ended = endOfTests({ page, browser, log, artifacts: ARTIFACTS });
    await page.goto(`http://${host}`);
    const { code } = await ended.catch(async (error) => {
      await screenshot();
      throw error;
    });
    if (code !== 0) {
      await screenshot();
      reportErrors(log);
    }
    const workers = server.timesServed(SERVER);
    if (workers < WORKERS) throw new Plain(`The language server ran in ${workers} workers instead of ${WORKERS}.`);
    return code;
  } finally {
    writeFileSync(path.join(ARTIFACTS, 'console.log'), `${log.join('\n')}\n`);
    keys.close();
    await browser?.close().catch(() => {});
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** What the workbench is to do: open the folder, and run the suite with the extension. */
function configurationAt(host) {
  const at = (place) => ({ scheme: 'http', authority: host, path: place });
  return {
    folderUri: WORKSPACE,
    configurationDefaults: QUIET_SETTINGS,
    webviewEndpoint: `http://{{uuid}}.${host}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
    developmentOptions: { logLevel: LOG_INFO, extensions: [at('/extension')], extensionTestsPath: at(TESTS) },
    // What code-server's workbench asks for.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
}

/** The page of the workbench with its configuration. */
function workbenchPage(configuration) {
  const settings = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <meta id="vscode-workbench-web-configuration" data-settings="${settings}">
  <link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css">
</head>
<body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
<script type="module" src="/vscode/out/nls.messages.js"></script>
<script type="module" src="/workbench.js"></script>
</html>`;
}

/** What code-server has changed in the workbench so that it needs a server, and how VS Code itself has it. */
const CHANGED_BACK = [
  [/(\{\.\.\.JSON\.parse\(\w+\)),remoteAuthority:location\.host\}/, '$1}'],
  [
    /(get userRoamingDataHome\(\)\{return) \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)/,
    '$1 $2.file("/User").with({scheme:$3.vscodeUserData})',
  ],
];

/** The script of the workbench, which runs without a server again. */
function withoutServer(vscode) {
  let text = readFileSync(path.join(vscode, 'out/vs/code/browser/workbench/workbench.js'), 'utf8');
  for (const [pattern, replacement] of CHANGED_BACK) {
    if (!pattern.test(text))
      throw new Plain(`The workbench of this VS Code has another form: ${pattern} is not in it.`);
    text = text.replace(pattern, replacement);
  }
  return text;
}
