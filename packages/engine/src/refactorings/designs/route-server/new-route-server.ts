import type { Address, Prefix } from '../../../address/index.js';
import { freeInVnet } from '../../../repairs/changes/free-prefixes.js';
import { applyEdits } from '../../../repairs/edits/apply-edits.js';
import { changedAt } from '../../../repairs/edits/changed.js';
import { routeServerName } from '../../../repairs/edits/device-names.js';
import { newRouteServer, newSession } from '../../../repairs/edits/new-declarations.js';
import {
  type BgpSession,
  type ExportPolicy,
  type Nva,
  noPolicy,
  type RouteServer,
  type Topology,
  type Vnet,
} from '../../../topology/index.js';
import { freeInSeries } from '../../copies/names.js';

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
  const [prefix] = freeInVnet(vnet, { family: 4, length: routeServerSubnetLength });
  const names = topology.vnets.flatMap(({ routeServers }) => routeServers.map((one) => one.name));
  const server = newRouteServer(vnet.name, freeInSeries(routeServerName(topology, vnet), names), branchToBranch);
  const edit = { kind: 'addSubnet' as const, vnet: vnet.id, name: 'RouteServerSubnet' };
  const placed = prefix && applyEdits(topology, [{ ...edit, prefixes: [prefix] }]);
  const changed = placed && changedAt(placed, 'vnets', vnet.id, (one) => ({ ...one, routeServers: [server] }));
  return changed && { topology: changed, server };
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
  { sessions }: Topology,
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
  return nvas.map((nva) => newSession(sessions, nva, server, policy));
}
