import type { Trace } from '@azroute/engine';
import type { Path } from './trace.js';

/** The paths of an engine's trace, each in one line. */
export function linesOfTrace(trace: Trace): string[] {
  return [...new Set(pathsOfTrace(trace).map(lineOf))].sort();
}

/** The paths of the naive trace, in the same lines. */
export function linesOfPaths(paths: readonly Path[]): string[] {
  return [...new Set(paths.map(lineOf))].sort();
}

function pathsOfTrace({ hops, carriers, branches, verdict }: Trace): Path[] {
  const own = { hops: hops.map(({ device }) => device), carriers: carriers.map(({ device }) => device) };
  if (branches.length === 0) return [{ ...own, end: verdict }];
  return branches.flatMap(pathsOfTrace).map((path) => ({
    hops: [...own.hops, ...path.hops],
    carriers: [...own.carriers, ...path.carriers],
    end: path.end,
  }));
}

function lineOf({ hops, carriers, end }: Path): string {
  return `${end} by ${hops.join(' > ') || 'nobody'}${carriers.length > 0 ? `, carried by ${carriers.join(' > ')}` : ''}`;
}
