import { type Refusal, readTopologyFile, refusalOf } from '@azroute/language/node';

/** Why a file cannot be analysed, as one sentence with the cure; undefined if it is a readable text file. */
export async function unreadable(path: string, shown: string): Promise<string | undefined> {
  if (shown === '') return 'an empty path names no file; give the path of an .azroute file';
  try {
    const content = await readTopologyFile(path);
    return isBinary(content) ? `${shown} is a binary file, not a text; give the path of an .azroute file` : undefined;
  } catch (error) {
    return refusalSentence(refusalOf(error), shown);
  }
}

/** The sentence about a file that is not read; `wanted` is what the file should be. */
export function refusalSentence(refusal: Refusal, shown: string, wanted = 'an .azroute file'): string {
  switch (refusal) {
    case 'missing':
      return `${shown} does not exist; check the path, it is read relative to the current folder`;
    case 'folder':
      return `${shown} is a folder; give the path of ${wanted} inside it`;
    case 'special':
      return `${shown} is not a regular file; give the path of ${wanted}`;
    case 'large':
      return `${shown} is larger than 10 MB, which is not read; divide it into several files`;
    case 'slow':
      return `${shown} could not be read in time; check the disk and try again`;
    case 'denied':
      return `${shown} may not be read by this user; change its permissions or run as its owner`;
    case 'circle':
      return `${shown} is a symbolic link that leads back to itself; give the path of the file itself`;
    case 'long':
      return `${shown} is longer than a path can be; give a shorter one`;
    case 'foreign':
      return `${shown} is no .azroute file, or a link to another one; give the path of ${wanted}`;
    case 'outside':
    case 'unreadable':
      return `${shown} cannot be read; check the path and the disk`;
  }
}

/** Text never holds a NUL byte in UTF-8. */
function isBinary(content: Uint8Array): boolean {
  return content.includes(0);
}
