import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Plain } from './say.mjs';

/** Windows has neither owners nor modes of this kind; its temporary folder is the user's own. */
const userId = process.getuid?.();

/**
 * A new folder for temporary files: nobody can foresee its name, and only this user can enter it.
 * @param {string} prefix how its name begins
 */
export const freshFolder = (prefix) => mkdtempSync(path.join(tmpdir(), prefix));

/**
 * Makes a folder that only this user can enter, or closes one that is this user's already.
 * @param {string} folder
 * @returns {string} the folder
 * @throws if it is a link, or somebody else has made it or could have put something into it
 */
export function privateFolder(folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const refuse = (why) => {
    throw new Plain(`${folder} ${why}, so azroute keeps nothing there. Remove it, then try again.`);
  };
  if (!found.isDirectory()) refuse('is no folder of its own');
  if (userId === undefined) return folder;
  if (found.uid !== userId) refuse('belongs to another user');
  if (found.mode & 0o002) refuse('can be written by everybody');
  if (found.mode & 0o077) chmodSync(folder, 0o700);
  return folder;
}
