import { type Address, freePrefix, type Prefix } from '../../../address/index.js';
import { applyEdits } from '../../../repairs/edits/apply-edits.js';
import { changedAt } from '../../../repairs/edits/changed.js';
import {
  type BgpSession,
  type DeclId,
  declarationId,
  type ExportPolicy,
  type Nva,
  noPolicy,
  type RouteServer,
  type Topology,
  type Vnet,
} from '../../../topology/index.js';
import { nextInSeries } from '../../copies/names.js';

/** The length of the prefix of a RouteServerSubnet (R131). */
export const routeServerSubnetLength = 26;

/** The AS number of the first appliance that gets one. */
const firstAsn = 65_001;

/** A topology with a Route Server in a virtual network, in a free part of its address space; undefined if there is none. */
export function withRouteServer(
  topology: Topology,
  vnet: Vnet,
  branchToBranch: boolean,
): { readonly topology: Topology; readonly server: RouteServer } | undefined {
  const prefix = freeIn(vnet);
  const names = topology.vnets.flatMap(({ routeServers }) => routeServers.map((one) => one.name));
  const name = names.includes('ars1') ? nextInSeries('ars1', names) : 'ars1';
  const server: RouteServer = {
    kind: 'routeServer',
    id: declarationId('routeServer', [vnet.name, name]),
    name,
    label: name,
    branchToBranch,
    hubRoutingPreference: 'ExpressRoute',
  };
  const edit = { kind: 'addSubnet' as const, vnet: vnet.id, name: 'RouteServerSubnet' };
  const placed = prefix && applyEdits(topology, [{ ...edit, prefixes: [prefix] }]);
  const changed = placed && changedAt(placed, 'vnets', vnet.id, (one) => ({ ...one, routeServers: [server] }));
  return changed && { topology: changed, server };
}

function freeIn({ addressSpace, subnets }: Vnet): Prefix | undefined {
  const taken = subnets.flatMap(({ prefixes }) => prefixes);
  for (const space of addressSpace) {
    const found = space.family === 4 ? freePrefix(space, routeServerSubnetLength, taken) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A topology in which appliances have AS numbers: those without get the next free one, which they share. */
export function withAsns(topology: Topology, nvas: readonly Nva[]): Topology {
  const taken = topology.nvas.map(({ asn }) => asn);
  let free = firstAsn;
  while (taken.includes(free)) free++;
  const ids = new Set(nvas.map(({ id }) => id));
  return {
    ...topology,
    nvas: topology.nvas.map((nva) => (ids.has(nva.id) && nva.asn === undefined ? { ...nva, asn: free } : nva)),
  };
}

/** Sessions of appliances with a Route Server, over which they announce some prefixes and nothing else. */
export function sessionsWith(
  server: RouteServer,
  nvas: readonly Nva[],
  announced: readonly Prefix[],
  nextHop: Address | undefined,
): readonly BgpSession[] {
  const policy: ExportPolicy = {
    ...noPolicy,
    advertise: announced,
    filters: announced.map((prefix) => ({ kind: 'onlyExactly' as const, prefix })),
    nextHop,
  };
  const end = (device: DeclId) => ({ device, instance: undefined, policy: noPolicy, localPreferences: [] });
  return nvas.map((nva) => {
    const label = `${nva.label} <-> ${server.label}`;
    return {
      kind: 'bgp' as const,
      id: `bgp:${label}`,
      label,
      a: { ...end(nva.id), policy },
      b: end(server.id),
      tunnel: undefined,
    };
  });
}
