// npm run test:editor: the suite of test/editor inside a real VS Code, through the real extension.
//   VSCODE_TEST=server           the embedded VS Code (shown in Chromium); the default if there is no other
//   VSCODE_TEST=web              VS Code for the Web in Chromium: what of the suite needs neither a disk nor a process
//   VSCODE_TEST=desktop          a desktop VS Code, downloaded if there is none
//   VSCODE_EXECUTABLE=/path      that desktop VS Code (the program, not the script bin/code)
//   VSCODE_VERSION=1.139.1       another version of the embedded one, or of the download
//   MOCHA_RESULTS=/path          a file for the counts
//   MOCHA_GREP=pattern           only the tests whose name matches
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { runInDesktop } from './editor-test/desktop.mjs';
import { runInEmbedded } from './editor-test/embedded.mjs';
import { buildSuite, buildWebSuite } from './editor-test/suite.mjs';
import { runInBrowser } from './editor-test/web.mjs';
import { freshFolder } from './lib/private-folder.mjs';
import { inRoot } from './lib/root.mjs';
import { main, Plain } from './lib/say.mjs';
import { desktopProgram } from './lib/vscode-desktop.mjs';

const MODES = ['auto', 'server', 'desktop', 'web'];

await main(async () => {
  const mode = process.env.VSCODE_TEST ?? 'auto';
  if (!MODES.includes(mode)) throw new Plain(`VSCODE_TEST is one of ${MODES.join(', ')}, not ${mode}.`);
  if (!existsSync(inRoot('packages/extension/dist/server.js'))) {
    throw new Plain('The extension is not built yet. Run "npm run build" first.');
  }
  if (mode === 'web') {
    const suite = await buildWebSuite(process.env.MOCHA_GREP);
    return runInBrowser({ suite, extension: inRoot('packages/extension') });
  }
  const suite = await buildSuite();
  const workspace = freshFolder('azroute-examples-');
  try {
    cpSync(inRoot('examples'), workspace, { recursive: true });
    commit(workspace);
    const run = { suite, workspace, extension: inRoot('packages/extension') };
    const program = mode === 'server' ? undefined : desktopProgram();
    return await (program || mode === 'desktop' ? runInDesktop(run, program) : runInEmbedded(run));
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Makes a folder a git repository with one commit, for the tests of what has changed since. */
function commit(folder) {
  const author = ['-c', 'user.name=azroute', '-c', 'user.email=azroute@example.com', '-c', 'commit.gpgSign=false'];
  for (const args of [['init'], ['add', '.'], ['commit', '--message', 'The examples']])
    execFileSync('git', [...author, '-c', 'core.autocrlf=false', ...args], { cwd: folder, stdio: 'pipe' });
}

// A connection that a desktop VS Code left open must not keep the process alive.
process.exit();
