import { Uri, workspace } from 'vscode';
import { runInBrowser } from './support/run-in-browser.js';
import { rememberServers } from './support/started-servers.js';

/** The texts of the examples by their paths, from the bundler. */
declare const EXAMPLES: Readonly<Record<string, string>>;

/** VS Code calls this in the extension host of a browser; it rejects if a test fails. */
export async function run(): Promise<void> {
  rememberServers();
  await writeExamples();
  await runInBrowser(() => {
    require('./suites/web.js');
    require('./suites/loop.js');
    require('./suites/findings.js');
    require('./suites/repairs.js');
    require('./suites/diagram.js');
    require('./suites/everyday.js');
    require('./suites/refactorings.js');
    require('./suites/virtual.js');
    require('./suites/hostile.js');
    require('./suites/markdown.js');
    require('./suites/azure.js');
    require('./suites/manifest.js');
    require('./suites/killed-worker.js');
  });
}

/** Fills the folder of the window, which exists only in its memory. */
async function writeExamples(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the window has no folder');
  for (const [name, text] of Object.entries(EXAMPLES)) {
    await workspace.fs.writeFile(Uri.joinPath(folder.uri, name), new TextEncoder().encode(text));
  }
}
