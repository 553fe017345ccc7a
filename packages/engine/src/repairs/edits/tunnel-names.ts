import { freeName } from '../../free-name.js';
import type { DeclId, Topology, Tunnel, TunnelKind } from '../../topology/index.js';
import { type Call, callOf, examplesOf, type Named } from './bare-names.js';
import { namesOf } from './names.js';
import { affixOf, inStyle, styleOf, wordsOf } from './naming.js';

interface Device {
  readonly name: string;
}

/** What the names of tunnels say about themselves. */
const roles: ReadonlySet<string> = new Set(['tunnel', 'tun', 'vpn', 'overlay', 'vxlan', 'ipsec', 'gre', 'ipip']);

/**
 * The name of a new tunnel between two devices, like those of other tunnels: `vxlan-nva1-nva2`, or the next of `tun0`
 * and `tun1`.
 * @param taken the names that it may not have
 */
export function tunnelName(
  topology: Topology,
  kind: TunnelKind,
  [near, far]: readonly [Device, Device],
  taken: Iterable<string> = topology.tunnels.map(({ name }) => name),
): string {
  const names = topology.tunnels.map(({ name }) => name);
  const numbered = nextNumber(names, taken);
  if (numbered !== undefined) return numbered;
  const named = topology.tunnels.map((tunnel) => namedTunnel(topology, tunnel, kind));
  const call = callOf(named);
  const { before, after } = affixOf(examplesOf(named), roles) ?? { before: [kind], after: [] };
  const style = styleOf(names, namesOf(topology));
  return freeName(inStyle(style, [...before, call('nva', near.name), call('nva', far.name), ...after]), taken);
}

/** The next name where all are numbered: `tun2` after `tun0` and `tun1`. */
function nextNumber(names: readonly string[], taken: Iterable<string>): string | undefined {
  const stems = new Set(names.map((name) => name.replace(/\d+$/, '')));
  const [stem] = stems;
  if (stem === undefined || stems.size > 1 || names.includes(stem) || !roles.has(stem.toLowerCase())) return undefined;
  const numbers = [...taken]
    .filter((name) => name.startsWith(stem))
    .map((name) => Number(name.slice(stem.length)) || 0);
  return `${stem}${Math.max(...numbers) + 1}`;
}

/** The name of a tunnel, as if it were of another kind, with the devices at its ends. */
function namedTunnel(topology: Topology, { name, tunnelKind, a, b }: Tunnel, kind: TunnelKind): Named {
  const words = wordsOf(name).map((word) => (word.toLowerCase() === tunnelKind ? kind : word));
  const [one = '', two = ''] = [a, b].map(({ device }) => nameOf(topology, device));
  const about = (call: Call) => {
    const ends = [call('nva', one), call('nva', two)];
    return [ends.join('-'), [...ends].reverse().join('-')];
  };
  return { name: words.join('-'), about };
}

function nameOf({ nvas, sites }: Topology, id: DeclId): string {
  const devices: readonly (Device & { readonly id: DeclId })[] = [...nvas, ...sites.flatMap(({ routers }) => routers)];
  return devices.find((device) => device.id === id)?.name ?? '';
}
