import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { freshFolder, privateFolder } from '../lib/private-folder.mjs';
import { say } from '../lib/say.mjs';
import { QUIET_SETTINGS, writeSettings } from '../lib/vscode-server.mjs';

const SHELL = process.platform === 'win32';
/** VS Code creates a socket in its profile, and the path of a socket must be short. */
const LONGEST_PROFILE_PATH = 60;

/** The profile: in the folder of `npm start` if its path is short enough, otherwise a new one each time. */
export function profileFolder(home) {
  const folder = path.join(home, 'desktop');
  return folder.length <= LONGEST_PROFILE_PATH ? privateFolder(folder) : freshFolder('azr-');
}

/**
 * Opens the user's own VS Code with a separate profile, so that the user's own profile is not changed.
 * @returns {boolean} false if this VS Code does not accept the extension
 */
export function openDesktop(code, { home, folder, file, vsix, whatToDo }) {
  const profile = profileFolder(home);
  writeSettings(profile, QUIET_SETTINGS);
  const own = ['--user-data-dir', profile, '--extensions-dir', path.join(profile, 'extensions')];
  const install = spawnSync(code, [...own, '--install-extension', vsix, '--force'], { encoding: 'utf8', shell: SHELL });
  if (install.status !== 0) {
    say(
      `${code} does not accept the extension (azroute needs VS Code 1.100 or later); continuing with an embedded one.`,
    );
    return false;
  }
  const args = [...own, '--new-window', '--disable-workspace-trust', folder, ...(file ? ['--goto', file] : [])];
  spawn(code, args, { stdio: 'ignore', detached: true, shell: SHELL }).unref();
  say(`VS Code opens with a private profile. ${whatToDo}`);
  return true;
}
