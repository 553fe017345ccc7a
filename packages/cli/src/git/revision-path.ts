import { Failure } from '../failure.js';

/** A place in a revision of the repository. */
export interface RevisionPath {
  readonly revision: string;
  /** Relative to the top of the repository, or to the current folder if it begins with `./` or `../`; can be empty. */
  readonly path: string;
}

/**
 * Reads `git:REV:PATH`; undefined for anything that does not begin with `git:`.
 * @throws Failure if a part is missing, or if git could take the revision for an option
 */
export function revisionPath(argument: string): RevisionPath | undefined {
  if (!argument.startsWith('git:')) return undefined;
  const [, revision = '', path] = /^git:([^:]*):(.*)$/s.exec(argument) ?? [];
  if (path === undefined || revision === '') {
    throw new Failure(`${argument} is not complete; write git:REVISION:PATH, such as git:main:network.azroute`);
  }
  if (/^-|[\p{Cc}\s]/u.test(revision)) {
    throw new Failure(`"${revision}" is not a revision; write the name of a branch or tag, or the hash of a commit`);
  }
  return { revision, path };
}
