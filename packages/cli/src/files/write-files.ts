import { randomBytes } from 'node:crypto';
import { access, constants, lstat, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.js';
import { errorCode } from './error-code.js';

/** A file with its text as it was read, and the text that it gets. */
export interface Rewritten {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes files, all of them or none: each new text into a temporary file beside it, then each in place of the old one.
 * @throws Failure if a file has changed since it was read, is read-only, or cannot be written; then nothing is written
 */
export async function writeFiles(files: readonly Rewritten[]): Promise<void> {
  const temporary: { readonly from: string; readonly to: string }[] = [];
  try {
    for (const { path, before, after } of files) {
      // A symbolic link stays one: its target is replaced.
      const to = await realpath(path);
      expectText(await readFile(to), path, before);
      const { mode } = await lstat(to);
      if (!(await isWritable(to, mode))) {
        throw new Failure(`${path} is read-only, so nothing is written; make it writable and run the command again`);
      }
      const from = join(dirname(to), `.azroute-${randomBytes(6).toString('hex')}.tmp`);
      temporary.push({ from, to });
      await writeFile(from, after, { encoding: 'utf8', flag: 'wx', mode });
    }
    for (const { from, to } of temporary) await rename(from, to);
  } catch (error) {
    for (const { from } of temporary) await rm(from, { force: true });
    if (error instanceof Failure) throw error;
    const why = errorCode(error);
    throw new Failure(`nothing is written, because a file cannot be replaced: ${why}`);
  }
}

/** A file that nobody may write is meant to stay, even if its folder would let another one take its place. */
export async function isWritable(path: string, mode: number): Promise<boolean> {
  if ((mode & 0o222) === 0) return false;
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @throws Failure if a file does not contain a text any more, or contains bytes that writing it as UTF-8 would lose */
function expectText(content: Buffer, path: string, text: string): void {
  if (content.toString('utf8') !== text) {
    throw new Failure(`${path} has changed since it was read, so nothing is written; run the command again`);
  }
  if (!content.equals(Buffer.from(text))) {
    throw new Failure(`${path} is not UTF-8 text, so nothing is written; save it as UTF-8 first`);
  }
}
