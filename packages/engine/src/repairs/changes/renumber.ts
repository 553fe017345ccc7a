import {
  type Address,
  contains,
  covers,
  freePrefix,
  prefix as known,
  overlaps,
  type Prefix,
  rebaseAddress,
  rebasePrefix,
} from '../../address/index.js';
import type { DeclId, Network, Nic, Subnet, Topology, Vnet } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { moveValues } from './move-values.js';
import { ownersBeside } from './owners-beside.js';

/** The address spaces for private use from which VNets get theirs. */
const privateSpaces = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'].map((text) => known(text));

/**
 * Gives a VNet another prefix in place of one of its address space. All that lies in it follows: subnets, NICs and other
 * addresses, routes, next hops, filters, selectors, endpoints, BGP addresses and expectations.
 * @param to as long as `from`
 */
export function renumberVnet(network: Network, vnet: Vnet, from: Prefix, to: Prefix): readonly TopologyEdit[] {
  const edits = renumbered(network.topology, idsIn(vnet), from, to);
  const inside = vnet.subnets.filter(({ prefixes }) => prefixes.some((each) => covers(from, each)));
  const nics = inside.flatMap((subnet) => subnet.nics);
  const routes = edits.filter(
    ({ kind, declaration }) => kind === 'changeDeclaration' && declaration.startsWith('route:'),
  );
  const followers = [
    counted(inside.length, 'subnet'),
    counted(nics.length, 'NIC'),
    counted(routes.length, 'route'),
  ].join(', ');
  return withWords(edits, `renumber ${network.label(vnet.id)} to ${to.text} (${followers} follow)`);
}

/** Moves a subnet to another prefix of its length, with all that lies in it. */
export function renumberSubnet(network: Network, vnet: Vnet, subnet: Subnet, from: Prefix, to: Prefix) {
  // The addresses of gateways and firewalls are declared beside their subnet.
  const devices = [...vnet.vpnGateways, ...vnet.firewalls].map(({ id }) => id);
  const edits = renumbered(network.topology, new Set([...idsIn(subnet), ...devices]), from, to);
  return withWords(edits, `move ${network.label(subnet.id)} to ${to.text}`);
}

/** Gives a NIC, load balancer, private endpoint or firewall another address, which next hops and endpoints follow. */
export function moveAddress(
  { topology }: Network,
  owner: Pick<Nic, 'id' | 'label'>,
  from: Address,
  to: Address,
): readonly TopologyEdit[] {
  const host = ({ text, family }: Address) => known(`${text}/${family === 4 ? 32 : 128}`);
  const edits = renumbered(topology, new Set([owner.id]), host(from), host(to));
  return withWords(edits, `give ${owner.label} ${to.text}`);
}

/**
 * A private prefix as long as this one that nothing in the topology overlaps: the next one behind it, else the first
 * one. Undefined if it is not private itself, so that there is no space to choose from.
 */
export function nextFreePrefix({ topology }: Network, prefix: Prefix): Prefix | undefined {
  const taken = [
    ...topology.vnets.flatMap(({ addressSpace, subnets, vpnGateways }) => [
      ...addressSpace,
      ...subnets.flatMap(({ prefixes }) => prefixes),
      ...vpnGateways.flatMap(({ pointToSite }) => pointToSite),
    ]),
    ...topology.sites.flatMap(({ addressSpace }) => addressSpace),
    ...topology.nvas.flatMap(({ connected }) => connected),
  ];
  const spaces = privateSpaces.filter(({ family }) => family === prefix.family);
  const own = spaces.find((space) => covers(space, prefix));
  const inSpace = (space: Prefix, after?: Prefix) => freePrefix(space, prefix.length, taken, after);
  return (own && inSpace(own, prefix)) ?? spaces.map((space) => inSpace(space)).find((found) => found !== undefined);
}

/** A prefix of a length in a VNet that no subnet overlaps. */
export function freeInVnet(
  { addressSpace, subnets }: Vnet,
  family: Prefix['family'],
  length: number,
  without?: Subnet,
): Prefix | undefined {
  const taken = subnets.filter((subnet) => subnet !== without).flatMap(({ prefixes }) => prefixes);
  return addressSpace
    .filter((space) => space.family === family)
    .map((space) => freePrefix(space, length, taken))
    .find((found) => found !== undefined);
}

/** Whether the far ends of gateways hold the addresses of a VNet, or would have to be told about others (R282). */
export function isHeldElsewhere({ topology }: Network, vnet: Vnet, prefix: Prefix): boolean {
  const hasGateways =
    vnet.vpnGateways.length > 0 || vnet.expressRouteGateways.length > 0 || vnet.routeServers.length > 0;
  const selectors = topology.connections.flatMap(({ a, b }) => [...(a.prefixes ?? []), ...(b.prefixes ?? [])]);
  return hasGateways || selectors.some((one) => overlaps(one, prefix));
}

type ChangeEdit = TopologyEdit & { readonly kind: 'changeDeclaration' };

function renumbered(topology: Topology, own: ReadonlySet<DeclId>, from: Prefix, to: Prefix): readonly ChangeEdit[] {
  const others = ownersBeside(topology, own);
  const isOwn = (address: Address) => others.owned.has(address.text) && !others.foreign.has(address.text);
  const within = (isInside: boolean) => ({
    address: (address: Address): Address => {
      if (!contains(from, address)) return address;
      const follows = isInside || isOwn(address) || !others.spaces.some((space) => contains(space, address));
      return follows ? rebaseAddress(address, from, to) : address;
    },
    prefix: (prefix: Prefix): Prefix => {
      if (!covers(from, prefix)) return prefix;
      const isHost =
        prefix.length === 32 * prefix.words.length && isOwn({ ...prefix, text: prefix.text.split('/')[0] ?? '' });
      const follows = isInside || isHost || !others.spaces.some((space) => overlaps(space, prefix));
      return follows ? rebasePrefix(prefix, from, to) : prefix;
    },
  });
  const [inside, outside] = [within(true), within(false)];
  return moveValues(topology, (id) => (own.has(id) ? inside : outside)).map(({ id, fields }) => ({
    kind: 'changeDeclaration',
    declaration: id,
    fields,
    words: undefined,
    size: 'renumber',
    touches: undefined,
  }));
}

function withWords([first, ...rest]: readonly ChangeEdit[], words: string): readonly ChangeEdit[] {
  return first ? [{ ...first, words }, ...rest] : [];
}

/** The id of a declaration and of all that is declared in it. */
function idsIn(declaration: object): ReadonlySet<DeclId> {
  const ids = new Set<DeclId>();
  const add = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && typeof value.id === 'string') ids.add(value.id);
    for (const one of Object.values(value)) if (Array.isArray(one)) one.forEach(add);
  };
  add(declaration);
  return ids;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
