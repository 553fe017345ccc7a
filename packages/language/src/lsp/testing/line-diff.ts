import { diffArrays } from 'diff';

/** The lines that differ between two texts: those that go behind `-`, those that come behind `+`, in order. */
export function lineDiff(before: string, after: string): string {
  return diffArrays(before.split('\n'), after.split('\n'))
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) => value.map((line) => `${added ? '+' : '-'}${line}`))
    .join('\n');
}
