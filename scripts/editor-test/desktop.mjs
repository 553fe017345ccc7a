import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { freshFolder } from '../lib/private-folder.mjs';
import { CACHE } from '../lib/root.mjs';
import { Plain, say } from '../lib/say.mjs';
import { QUIET_SETTINGS, writeSettings } from '../lib/vscode-server.mjs';

/**
 * Runs the suite in a desktop VS Code with a separate profile.
 * @param {{ suite: string, workspace: string, extension: string }} run
 * @param {string | undefined} program the VS Code to use; downloaded if undefined
 * @returns {Promise<number>} the exit code
 */
export async function runInDesktop({ suite, workspace, extension }, program) {
  if (program && !existsSync(program))
    throw new Plain(`VSCODE_EXECUTABLE names ${program}, and there is no such file.`);
  say(program ? `Desktop VS Code: ${program}` : 'Downloading a desktop VS Code …');
  const profile = freshFolder('azr-');
  writeSettings(profile, QUIET_SETTINGS);
  try {
    return await runTests({
      vscodeExecutablePath: program,
      version: process.env.VSCODE_VERSION,
      cachePath: CACHE,
      timeout: 15_000,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      launchArgs: [
        workspace,
        '--disable-extensions',
        '--user-data-dir',
        profile,
        '--extensions-dir',
        path.join(profile, 'extensions'),
      ],
    });
  } catch (error) {
    console.error(error.message);
    return 1;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
