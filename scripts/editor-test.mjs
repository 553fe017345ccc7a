// npm run test:editor: the suite of test/editor inside a real VS Code, through the real extension.
//   VSCODE_TEST=server           the embedded VS Code (shown in Chromium); the default if there is no other
//   VSCODE_TEST=desktop          a desktop VS Code, downloaded if there is none
//   VSCODE_EXECUTABLE=/path      that desktop VS Code (the program, not the script bin/code)
//   VSCODE_VERSION=1.139.1       another version of the embedded one, or of the download
//   MOCHA_RESULTS=/path          a file for the counts
//   MOCHA_GREP=pattern           only the tests whose name matches
import { cpSync, existsSync, rmSync } from 'node:fs';
import { runInDesktop } from './editor-test/desktop.mjs';
import { runInEmbedded } from './editor-test/embedded.mjs';
import { buildSuite } from './editor-test/suite.mjs';
import { freshFolder } from './lib/private-folder.mjs';
import { inRoot } from './lib/root.mjs';
import { main, Plain } from './lib/say.mjs';
import { desktopProgram } from './lib/vscode-desktop.mjs';

const MODES = ['auto', 'server', 'desktop'];

await main(async () => {
  const mode = process.env.VSCODE_TEST ?? 'auto';
  if (!MODES.includes(mode)) throw new Plain(`VSCODE_TEST is one of ${MODES.join(', ')}, not ${mode}.`);
  if (!existsSync(inRoot('packages/extension/dist/server.js'))) {
    throw new Plain('The extension is not built yet. Run "npm run build" first.');
  }
  const suite = await buildSuite();
  const workspace = freshFolder('azroute-examples-');
  try {
    cpSync(inRoot('examples'), workspace, { recursive: true });
    const run = { suite, workspace, extension: inRoot('packages/extension') };
    const program = mode === 'server' ? undefined : desktopProgram();
    return await (program || mode === 'desktop' ? runInDesktop(run, program) : runInEmbedded(run));
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
});

// A connection that a desktop VS Code left open must not keep the process alive.
process.exit();
