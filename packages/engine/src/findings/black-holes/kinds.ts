import { type Dropped, isDropped } from '../../forwarding/end.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { nextHopForwardsNothing, nextHopOfNobody } from '../route-tables/appliance-next-hops.js';
import { advertiserOf, type Drop, isIntended, staticRouteOf, wasSteered } from './drop.js';

export const noneRoute: FindingCode = { code: 'AZR110', title: 'Black hole at a None route', severity: 'error' };
export const operatingSystemDrops: FindingCode = {
  code: 'AZR111',
  title: 'Black hole in the operating system of an NVA',
  severity: 'error',
};
export const gatewayWithoutRoute: FindingCode = { code: 'AZR112', title: 'Black hole at a gateway', severity: 'error' };
export const siteWithoutRoute: FindingCode = { code: 'AZR113', title: 'No route on premises', severity: 'error' };
export const internetForPrivate: FindingCode = {
  code: 'AZR114',
  title: 'Declared destination sent to the Internet',
  severity: 'error',
};
export const advertisedBlackHole: FindingCode = {
  code: 'AZR115',
  title: 'Appliance advertises what it cannot deliver',
  severity: 'error',
};
export const partialBlackHole: FindingCode = {
  code: 'AZR116',
  title: 'Some equal-cost paths are black holes',
  severity: 'error',
};
export const noReturnRoute: FindingCode = { code: 'AZR117', title: 'No return route', severity: 'error' };
export const learnedNextHop: FindingCode = {
  code: 'AZR119',
  title: 'Next hop of a learned route is unreachable',
  severity: 'error',
};

/** The kinds that are reported where packets are dropped. */
export const kinds: readonly FindingCode[] = [
  noneRoute,
  operatingSystemDrops,
  gatewayWithoutRoute,
  siteWithoutRoute,
  internetForPrivate,
  advertisedBlackHole,
  partialBlackHole,
  noReturnRoute,
  learnedNextHop,
];

/**
 * The kind of black hole (R208) that a drop is; undefined if nobody meant the packets to arrive, or if another finding
 * reports the drop (a peering without access, a tunnel that does not work).
 * @param answered whether the other direction is delivered
 */
export function kindOf(network: Network, flow: Flow, drop: Drop, answered: boolean): FindingCode | undefined {
  if (isIntended(drop) || isBetweenBranches(flow)) return undefined;
  // Problems with the outer packets of a tunnel are reported at the tunnel.
  if (drop.decision?.outer) return undefined;
  const steered = wasSteered(drop);
  if (!steered && !answered) return undefined;
  const kind = byEnd(network, drop);
  if (!kind) return undefined;
  if (drop.partial) return partialBlackHole;
  if (advertiserOf(network, flow, drop)) return advertisedBlackHole;
  return steered || kind === siteWithoutRoute ? kind : noReturnRoute;
}

/** Whether a row that a Route Server or gateway has injected decided. */
function isLearned(decision: Drop['decision']): boolean {
  return decision?.row?.source === 'VirtualNetworkGateway';
}

/**
 * Whether a packet goes between point-to-site clients and a site, which usually do not reach each other (R102, R122).
 */
function isBetweenBranches({ from, to }: Flow): boolean {
  return !from.vnet && to !== undefined && !to.vnet && (from.kind === 'pointToSite' || to.kind === 'pointToSite');
}

type KindOf = (network: Network, drop: Drop, device: DeclId) => FindingCode | undefined;

const atNone: KindOf = () => noneRoute;
const atGatewayOrSite: KindOf = (network, _, device) =>
  network.router(device) ? siteWithoutRoute : gatewayWithoutRoute;
const atNva: KindOf = (_, { last }) => (last?.kind === 'nva' ? operatingSystemDrops : undefined);
const atUnownedNextHop: KindOf = (_, { decision }) => (isLearned(decision) ? learnedNextHop : nextHopOfNobody);
const atNonForwarder: KindOf = (_, { decision }) => (isLearned(decision) ? learnedNextHop : nextHopForwardsNothing);
const reportedElsewhere: KindOf = () => undefined;

/** The kind that follows from each way in which packets can end. */
const kindsByEnd: Readonly<Record<Dropped['kind'], KindOf>> = {
  noRow: atNone,
  noneRow: atNone,
  userNone: atNone,
  noGateway: reportedElsewhere,
  privateToInternet: () => internetForPrivate,
  nextHopUnreachable: atUnownedNextHop,
  oneNextHopUnreachable: reportedElsewhere,
  notANextHop: atUnownedNextHop,
  notForwarding: atNonForwarder,
  noBackend: atNonForwarder,
  singlePorts: atNonForwarder,
  peeringWithoutAccess: reportedElsewhere,
  outsideSubnets: atNva,
  blockedProtocol: reportedElsewhere,
  noRoute: (network, drop, device) => (network.nva(device) ? atNva : atGatewayOrSite)(network, drop, device),
  noRouteToNextHop: (network, drop, device) =>
    staticRouteOf(drop) ? undefined : atGatewayOrSite(network, drop, device),
  discarded: (network, _, device) => (network.router(device) ? siteWithoutRoute : operatingSystemDrops),
  noNic: atNva,
  noAddressOfFamily: reportedElsewhere,
  noFirewallSubnet: reportedElsewhere,
  noBranchTransit: () => gatewayWithoutRoute,
  noInternetAtGateway: atGatewayOrSite,
  notAConnectionEnd: atGatewayOrSite,
  notHandled: atNva,
  tunnelEndsElsewhere: reportedElsewhere,
  noTunnelEndpoint: reportedElsewhere,
  noRouteToTunnelEndpoint: reportedElsewhere,
  pathTooLong: reportedElsewhere,
  tooManyTunnels: reportedElsewhere,
};

function byEnd(network: Network, drop: Drop): FindingCode | undefined {
  const { end } = drop;
  return isDropped(end) ? kindsByEnd[end.kind](network, drop, 'device' in end ? end.device : '') : undefined;
}
