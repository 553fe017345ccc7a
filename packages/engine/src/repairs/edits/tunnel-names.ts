import { freeName } from '../../free-name.js';
import type { DeclId, Topology, Tunnel, TunnelKind } from '../../topology/index.js';
import { namesOf } from './names.js';
import { affixOf, type Example, inStyle, styleOf, wordsOf } from './naming.js';

interface Named {
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
  [near, far]: readonly [Named, Named],
  taken: Iterable<string> = topology.tunnels.map(({ name }) => name),
): string {
  const names = topology.tunnels.map(({ name }) => name);
  const numbered = nextNumber(names, taken);
  if (numbered !== undefined) return numbered;
  const examples = topology.tunnels.map((tunnel) => exampleOf(topology, tunnel, kind));
  const { before, after } = affixOf(examples, roles) ?? { before: [kind], after: [] };
  const style = styleOf(names, namesOf(topology));
  return freeName(inStyle(style, [...before, near.name, far.name, ...after]), taken);
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
function exampleOf(topology: Topology, { name, tunnelKind, a, b }: Tunnel, kind: TunnelKind): Example {
  const words = wordsOf(name).map((word) => (word.toLowerCase() === tunnelKind ? kind : word));
  const [one = [], two = []] = [a, b].map(({ device }) => wordsOf(nameOf(topology, device)));
  return {
    name: words.join('-'),
    abouts: [
      [...one, ...two],
      [...two, ...one],
    ],
  };
}

function nameOf({ nvas, sites }: Topology, id: DeclId): string {
  const devices: readonly (Named & { readonly id: DeclId })[] = [...nvas, ...sites.flatMap(({ routers }) => routers)];
  return devices.find((device) => device.id === id)?.name ?? '';
}
