import type { HopKind, Trace } from '@azroute/engine';

/** The columns in which the devices of a path are listed, and the kinds that each of them shows. */
const shown: Readonly<Record<string, readonly HopKind[]>> = {
  Hops: ['nva', 'firewall', 'vpnGateway', 'expressRouteGateway', 'virtualHub', 'circuit', 'router'],
  // What a printed traceroute shows: gateways and circuits do not respond.
  Appliances: ['nva', 'firewall'],
  Gateways: ['vpnGateway', 'expressRouteGateway'],
};

/**
 * The devices of a trace in the format of an expectation: joined by commas, equal-cost paths by `|` in sorted order,
 * `-` if there is none. In a loop, each device is named once, in the order of its first occurrence.
 */
export function pathOf(trace: Trace, column: string): string {
  const kinds = shown[column];
  if (!kinds) return `no column is named ${column}`;
  const paths = new Set(pathsOf(trace, kinds).map((path) => path.join(', ') || '-'));
  return [...paths].sort().join(' | ');
}

function pathsOf(trace: Trace, kinds: readonly HopKind[]): string[][] {
  const labels = trace.hops.filter(({ kind }) => kinds.includes(kind)).map(({ label }) => label);
  if (trace.branches.length === 0) return [trace.verdict === 'loop' ? [...new Set(labels)] : labels];
  return trace.branches.flatMap((branch) =>
    pathsOf(branch, kinds).map((rest) => {
      const path = [...labels, ...rest];
      return branch.verdict === 'loop' ? [...new Set(path)] : path;
    }),
  );
}
