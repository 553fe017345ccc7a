import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { listed, nearestWords } from '@azroute/language';
import { type Refusal, readTopologyFile, refusalOf } from '@azroute/language/node';

/** Why a file cannot be analyzed and what to do about it, in one sentence; undefined if it is a readable text file. */
export async function unreadable(path: string, shown: string): Promise<string | undefined> {
  if (shown === '') return 'the path is empty; give the path of an .azroute file';
  try {
    const content = await readTopologyFile(path);
    return isBinary(content) ? binarySentence(shown) : undefined;
  } catch (error) {
    const refusal = refusalOf(error);
    return (refusal === 'missing' && similarFile(path, shown)) || refusalSentence(refusal, shown);
  }
}

/** The sentence about a file that does not exist if there is one with a similar name beside it. */
function similarFile(path: string, shown: string): string | undefined {
  try {
    const names = readdirSync(dirname(path)).filter((name) => name.endsWith('.azroute'));
    const stems = names.map((name) => name.slice(0, -'.azroute'.length));
    const near = nearestWords(basename(path).replace(/\.[^.]*$/, ''), stems).map(
      (stem) => `${shown.slice(0, shown.length - basename(path).length)}${stem}.azroute`,
    );
    return near.length === 0 ? undefined : `${shown} does not exist; did you mean ${listed(near)}?`;
  } catch {
    return undefined;
  }
}

/** The sentence about a file that cannot be read; `wanted` is what the file should be. */
export function refusalSentence(refusal: Refusal, shown: string, wanted = 'an .azroute file'): string {
  switch (refusal) {
    case 'missing':
      return `${shown} does not exist; check the path, which is relative to the current folder`;
    case 'folder':
      return `${shown} is a folder; give the path of ${wanted} inside it`;
    case 'special':
      return `${shown} is not a regular file; give the path of ${wanted}`;
    case 'large':
      return `${shown} is larger than the limit of 10 MB; split it into several files`;
    case 'slow':
      return `${shown} could not be read in time; check the disk and try again`;
    case 'denied':
      return `you have no permission to read ${shown}; change its permissions or run as its owner`;
    case 'circle':
      return `${shown} is a symbolic link that points back to itself; give the path of the file itself`;
    case 'long':
      return `${shown} is longer than a path can be; give a shorter one`;
    case 'foreign':
      return `${shown} is not an .azroute file, or links to a file that is not; give the path of ${wanted}`;
    case 'outside':
    case 'unreadable':
      return `${shown} cannot be read; check the path and the disk`;
  }
}

/** The sentence about a file that is no text. */
export function binarySentence(shown: string): string {
  return `${shown} is a binary file, not text; give the path of an .azroute file`;
}

/** UTF-8 text never contains a NUL byte. */
export function isBinary(content: Uint8Array): boolean {
  return content.includes(0);
}
