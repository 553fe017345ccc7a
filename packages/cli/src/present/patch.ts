import { createTwoFilesPatch } from 'diff';

/** The change of a file as a unified diff, for `git apply`. */
export function patchOf(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined);
}
