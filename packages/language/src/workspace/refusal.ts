/** How long reading a file may make no progress before it is given up, in milliseconds. */
export const longestStall = 5_000;

/**
 * Why a file is not read: it doesn't exist, it is a folder, its symbolic links form a cycle, it isn't a regular file
 * (but a pipe, a device or a socket), it is larger than `largestFile`, the disk doesn't answer in time, the user isn't
 * allowed to read it, its path is too long, it isn't an azroute file, a link leads to it out of an untrusted workspace,
 * or the disk fails in another way.
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

/** The error that a file is not read, with the reason. */
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

/** The reason that an error of the file system means. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof FileRefused) return error.refusal;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return byCode[String(code)] ?? 'unreadable';
}

/** One sentence about why a file is not read, with the next step; `shown` is its name or path. */
export function refusalText(refusal: Refusal, shown: string): string {
  switch (refusal) {
    case 'missing':
      return `There is no file ${shown}; check its path, or save it again.`;
    case 'folder':
      return `${shown} is a folder, not a file; give it another name or remove it.`;
    case 'circle':
      return `${shown} leads through a cycle of symbolic links; replace it by the file itself.`;
    case 'special':
      return `${shown} is a pipe, a device or a socket, which azroute never opens; replace it by a regular file.`;
    case 'large':
      return `${shown} is larger than 10 MB, so it is not read; split it into several files and import them.`;
    case 'slow':
      return `${shown} could not be read in time; check the disk, and then save the file again.`;
    case 'denied':
      return `${shown} is not readable for this user; change its permissions.`;
    case 'long':
      return `${shown} has a path that is too long for this system; shorten its name or move it.`;
    case 'foreign':
      return `${shown} is a link to a file of another kind, which is not read; replace it by the file itself.`;
    case 'outside':
      return `${shown} links to a file outside of the workspace, which is not trusted; trust the workspace or copy the file into it.`;
    case 'unreadable':
      return `${shown} cannot be read; check that it is a text file and that you are allowed to open it.`;
  }
}
