import { relative, resolve, sep } from 'node:path';
import { topologyFilesIn } from '@azroute/language/node';
import picomatch from 'picomatch';
import { Failure } from '../failure.js';

/** A longer pattern is refused: matching takes time that grows with it. */
const longestPattern = 1_000;

/** What makes a part of a path a pattern; parentheses alone are letters, as in `many (1)`. */
const special = /[*?[\]{}]|[!@+]\(/;

/** Whether an argument that is no existing file is a pattern. */
export function isPattern(argument: string): boolean {
  return special.test(argument);
}

/**
 * The `.azroute` files that match a pattern such as `**\/*.azroute` or `{hub,spoke}*.azroute`, as absolute paths. The
 * folder before its first wildcard is searched as a folder argument is.
 * @param folders gets the folders that are searched
 * @throws Failure if there is none
 */
export async function filesMatching(pattern: string, cwd: string, folders: string[]): Promise<readonly string[]> {
  if (pattern.length > longestPattern) throw new Failure('a pattern is too long; give a folder, or a shorter pattern');
  const parts = portable(pattern).split('/');
  const first = parts.findIndex((part) => special.test(part));
  const base = parts.slice(0, first).join('/');
  const folder = resolve(cwd, first === 1 && base === '' ? '/' : base);
  const found = await topologyFilesIn(folder, (each) => folders.push(each));
  if (!found) throw new Failure(`${base || 'the current folder'} contains too many files; give the folders in it`);
  const matches = picomatch(parts.slice(first).join('/'), { nonegate: true });
  const matching = found.filter((path) => matches(relative(folder, path).split(sep).join('/')));
  if (matching.length === 0) {
    throw new Failure(`no .azroute file matches ${pattern}; patterns are relative to the current folder`);
  }
  return matching;
}

/** Patterns use `/` on every system. */
function portable(pattern: string): string {
  return sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
}
