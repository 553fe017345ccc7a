import type { Network } from '../../topology/index.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { nextHopForwardsNothing, nextHopOfNobody } from '../route-tables/appliance-next-hops.js';
import { advertiserOf, type Drop, isWanted, wasSteered } from './drop.js';

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
  title: 'Private destination sent to the Internet',
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
export const noReturnRoute: FindingCode = { code: 'AZR117', title: 'No way back', severity: 'error' };
export const learnedNextHop: FindingCode = {
  code: 'AZR119',
  title: 'Next hop of a learned route out of reach',
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
 * The kind of black hole (R208) that a drop is; undefined if it is none: nobody meant the packets to get through, or
 * another finding tells of it (a peering without access, a tunnel that does not work).
 * @param answered whether the other direction is delivered
 */
export function kindOf(network: Network, flow: Flow, drop: Drop, answered: boolean): FindingCode | undefined {
  if (isWanted(drop) || isBetweenBranches(flow)) return undefined;
  // What is wrong with the outside of a tunnel is told at the tunnel.
  if (drop.decision?.outer) return undefined;
  const steered = wasSteered(drop);
  if (!steered && !answered) return undefined;
  const kind = byReason(network, drop);
  if (!kind) return undefined;
  if (drop.partial) return partialBlackHole;
  if (advertiserOf(network, flow, drop)) return advertisedBlackHole;
  return steered || kind === siteWithoutRoute ? kind : noReturnRoute;
}

/** Decided by a row that a Route Server or gateway has injected. */
function isLearned(decision: Drop['decision']): boolean {
  return decision?.row?.source === 'VirtualNetworkGateway';
}

/** Clients of a gateway and a site: that one reaches the other is the exception, and promised by nothing (R102, R122). */
function isBetweenBranches({ from, to }: Flow): boolean {
  return !from.vnet && to !== undefined && !to.vnet && (from.kind === 'pointToSite' || to.kind === 'pointToSite');
}

/** What the rule of the reason says of the kind. */
function byReason(network: Network, { reason, last, decision }: Drop): FindingCode | undefined {
  switch (reason.rule) {
    case 'R003':
    case 'R035':
    case 'R065':
      return noneRoute;
    case 'R030':
    case 'R057':
    case 'R058':
    case 'R059':
    case 'R141':
      return isLearned(decision) ? learnedNextHop : nextHopOfNobody;
    case 'R194':
    case 'R199':
      return isLearned(decision) ? learnedNextHop : nextHopForwardsNothing;
    case 'R189':
      return operatingSystemDrops;
    case 'R208':
      return last?.kind === 'nva' ? operatingSystemDrops : undefined;
    case 'R122':
      return gatewayWithoutRoute;
    case 'R200':
      return network.router(reason.declarations[0] ?? '') ? siteWithoutRoute : gatewayWithoutRoute;
    case 'R202':
      return internetForPrivate;
    default:
      return undefined;
  }
}
