import { chmodSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Plain } from './say.mjs';

/** Windows has no such owners and modes; its temporary folder belongs to the user. */
const userId = process.getuid?.();

/**
 * A new folder for temporary files, with an unpredictable name, that only this user can access.
 * @param {string} prefix how its name begins
 */
export const freshFolder = (prefix) => mkdtempSync(path.join(tmpdir(), prefix));

/**
 * Creates a folder that only this user can access, or restricts one that this user already owns.
 * @param {string} folder
 * @returns {string} the folder
 * @throws if it is a link, or another user has created it or could have put something into it
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
