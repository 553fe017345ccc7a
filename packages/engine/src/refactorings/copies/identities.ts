import { type DeclId, declarationId, type Topology } from '../../topology/index.js';
import { freeInSeries, type Rename } from './names.js';
import { devicesOf, idsOfPart, type Part } from './part.js';
import { touches } from './touching.js';

/** What identifies a copy. */
export interface Identity {
  readonly id: DeclId;
  readonly name: string;
  readonly label: string;
}

/** The identities of the copies of all that is in a part, by the ids of the originals. */
export function identitiesOfCopies(topology: Topology, part: Part, rename: Rename): ReadonlyMap<DeclId, Identity> {
  const own = idsOfPart(part);
  const tunnels = topology.tunnels.filter((tunnel) => touches(own, tunnel));
  const top = new Map<DeclId, Identity>([
    ...named(part.vnets, topology.vnets, rename),
    ...named(part.nvas, topology.nvas, rename),
    ...named(part.routeTables, topology.routeTables, rename),
    ...named(tunnels, topology.tunnels, rename),
  ]);
  const appliances = new Map(part.nvas.flatMap((nva) => nva.nics.map((nic) => [nic, nva] as const)));
  const nicName = (id: DeclId, name: string) => {
    const nva = appliances.get(id);
    return nva?.name === name ? (top.get(nva.id)?.name ?? name) : name;
  };
  const devices = topology.vnets.flatMap(devicesOf);
  const deviceNames = named(part.vnets.flatMap(devicesOf), devices, rename);
  const inside = [
    ...part.vnets.flatMap((vnet) =>
      [
        ...devicesOf(vnet).map((one) => [one, [deviceNames.get(one.id)?.name ?? one.name]] as const),
        ...vnet.vpnGateways.flatMap(({ hosts }) => hosts).map((host) => [host, [host.name]] as const),
        ...vnet.subnets.flatMap((subnet) => [
          [subnet, [subnet.name]] as const,
          ...[...subnet.nics, ...subnet.loadBalancers, ...subnet.privateEndpoints].map(
            (one) => [one, [subnet.name, nicName(one.id, one.name)]] as const,
          ),
        ]),
      ].map(([one, path]) => [one, [top.get(vnet.id)?.name ?? vnet.name, ...path]] as const),
    ),
    ...part.nvas.flatMap(({ id, name, hosts }) =>
      hosts.map((host) => [host, [top.get(id)?.name ?? name, host.name]] as const),
    ),
  ];
  return new Map([...top, ...inside.map(([{ id, kind }, path]) => [id, identity(kind, path)] as const)]);
}

function identity(kind: string, path: readonly string[]): Identity {
  const name = path.at(-1) ?? '';
  return { id: declarationId(kind, path), name, label: [...new Set([path[0], name])].join('.') };
}

/** The identities of the copies of declarations that are in no other one, or have names as if they were. */
function named(
  list: readonly { readonly id: DeclId; readonly kind: string; readonly name: string }[],
  all: readonly { readonly kind: string; readonly name: string }[],
  rename: Rename,
): ReadonlyMap<DeclId, Identity> {
  const found = new Map<DeclId, Identity>();
  const taken = all.map(({ name }) => name);
  for (const { id, kind, name: old } of list) {
    const name = freeInSeries(rename(old), taken);
    taken.push(name);
    found.set(id, identity(kind, [name]));
  }
  return found;
}
