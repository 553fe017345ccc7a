import { type FileHandle, open } from 'node:fs/promises';

/** How much of a file is looked at to tell text from binary data, in bytes. */
const sampleSize = 8192;

/** Why a file cannot be analysed, as one sentence with the cure; undefined if it is a readable text file. */
export async function unreadable(path: string, shown: string): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const stats = await file.stat();
    if (stats.isDirectory()) return describeReadError('EISDIR', shown);
    if (!stats.isFile()) return `${shown} is not a regular file; give the path of an .azroute file`;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleSize), 0, sampleSize, 0);
    return isBinary(buffer.subarray(0, bytesRead))
      ? `${shown} is a binary file, not a text; give the path of an .azroute file`
      : undefined;
  } catch (error) {
    return describeReadError(errorCode(error), shown);
  } finally {
    await file?.close();
  }
}

/** The sentence for an error code of the file system; `wanted` is what the file should be. */
export function describeReadError(code: string, shown: string, wanted = 'an .azroute file'): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${shown} does not exist; check the path, it is read relative to the current folder`;
    case 'EISDIR':
      return `${shown} is a folder; give the path of ${wanted} inside it`;
    case 'EACCES':
    case 'EPERM':
      return `${shown} may not be read by this user; change its permissions or run as its owner`;
    case 'ELOOP':
      return `${shown} is a symbolic link that leads back to itself; give the path of the file itself`;
    default:
      return `${shown} cannot be read (${code}); check the path and the disk`;
  }
}

/** Text never holds a NUL byte in UTF-8. */
function isBinary(sample: Uint8Array): boolean {
  return sample.includes(0);
}

/** The code of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}
