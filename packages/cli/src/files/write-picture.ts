import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { errorCode } from './error-code.js';

/**
 * Writes a picture in place of an earlier one.
 * @throws Failure if it cannot be written
 */
export async function writePicture(file: string, content: string | Uint8Array, { cwd }: Io): Promise<void> {
  try {
    await writeFile(resolve(cwd, file), content);
  } catch (error) {
    const code = errorCode(error);
    const why = code === 'ENOENT' ? `there is no folder ${dirname(file)}` : code;
    throw new Failure(`${file} cannot be written: ${why}`);
  }
}
