/** How long a file may give nothing before it is given up, in milliseconds. */
export const patience = 5_000;

/**
 * Why a file is not read: there is none, it is a folder, its links run in circles, it is no regular file (but a pipe, a
 * device or a socket), it is larger than `largestFile`, its disk does not answer in time, the user may not read
 * it, its path is too long, it is no file of azroute, a link leads to it out of a workspace that is not trusted, or the
 * disk fails in another way.
 */
export type Refusal =
  | 'missing'
  | 'folder'
  | 'circle'
  | 'special'
  | 'large'
  | 'slow'
  | 'denied'
  | 'long'
  | 'foreign'
  | 'outside'
  | 'unreadable';

/** Says that a file is not read, and why. */
export class FileRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`The file is not read: ${refusal}.`);
  }
}

const byCode: Readonly<Record<string, Refusal>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENXIO: 'special',
  EAGAIN: 'special',
  ENODEV: 'special',
  EISDIR: 'folder',
  ELOOP: 'circle',
  EACCES: 'denied',
  EPERM: 'denied',
  ENAMETOOLONG: 'long',
  EFBIG: 'large',
  ETIMEDOUT: 'slow',
};

/** What an error of the file system means. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof FileRefused) return error.refusal;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return byCode[String(code)] ?? 'unreadable';
}

/** One sentence that says why a file is not read, and the next step; `shown` is its name or path. */
export function refusalText(refusal: Refusal, shown: string): string {
  switch (refusal) {
    case 'missing':
      return `There is no file ${shown}; check its path, or save it again.`;
    case 'folder':
      return `${shown} is a folder, not a file; give it another name or remove it.`;
    case 'circle':
      return `${shown} leads in circles through symbolic links; put the file itself in its place.`;
    case 'special':
      return `${shown} is a pipe, a device or a socket, which is never opened; put a regular file in its place.`;
    case 'large':
      return `${shown} is larger than 10 MB, so nothing of it is read; divide it into files that import each other.`;
    case 'slow':
      return `${shown} could not be read in time; check its disk, then save the file again.`;
    case 'denied':
      return `${shown} may not be read by this user; change its permissions.`;
    case 'long':
      return `${shown} has a path that is too long for this system; shorten its name or move it.`;
    case 'foreign':
      return `${shown} is a link to a file of another kind, which is not read; put the file itself in its place.`;
    case 'outside':
      return `${shown} links out of the workspace, which is not trusted; trust the workspace or copy the file into it.`;
    case 'unreadable':
      return `${shown} cannot be read; check that it is a text file and that you may open it.`;
  }
}
