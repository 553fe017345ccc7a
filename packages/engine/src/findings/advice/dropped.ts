import type { End } from '../../forwarding/end.js';
import type { Network, Vnet } from '../../topology/index.js';
import type { Drop } from '../black-holes/drop.js';
import { betweenVnets } from './between-vnets.js';
import { type Cures, firstOf, noCures } from './cures.js';
import { type Place, placeOf } from './place.js';
import { throughHubs } from './through-hubs.js';
import { toSite, withSite } from './to-site.js';
import { transitCures } from './transit.js';

/** Packets that are dropped on their way from one place to another. */
export interface DroppedJourney {
  readonly from: Place;
  /** Undefined for the Internet. */
  readonly to: Place | undefined;
  readonly drop: Drop;
}

/** What would let packets arrive that are dropped for want of a route. */
export function curesOf(network: Network, journey: DroppedJourney): Cures {
  const { end } = journey.drop;
  const { from, to } = journey;
  const wantsRoute = ['noneRow', 'noRow', 'noRoute', 'noBranchTransit'].includes(end.kind);
  const ofHubs = wantsRoute && to ? throughHubs(network, from, to) : undefined;
  if (ofHubs) return ofHubs;
  switch (end.kind) {
    case 'noneRow':
    case 'noRow':
      return atNoneRow(network, journey);
    case 'userNone':
      return atUserNone(network, end);
    case 'noRoute':
    case 'noBranchTransit':
      return network.router(end.device) ? atSite(network, journey) : atGateway(network, journey, end);
    default:
      return noCures;
  }
}

function atUserNone(network: Network, { row }: End & { kind: 'userNone' }): Cures {
  const table = network.topology.routeTables.find(({ routes }) => routes.some(({ id }) => id === row.route));
  const route = `the route ${row.prefix?.text ?? row.serviceTag ?? ''}`;
  return { ...noCures, text: `Remove ${route}${table ? ` from ${table.label}` : ''}, or give it another next hop.` };
}

/** At a NIC: the sender's, or that of the appliance which has forwarded the packets. */
function atNoneRow(network: Network, { from, to, drop }: DroppedJourney): Cures {
  const here = drop.decision && network.nic(drop.decision.at) ? placeOf(network, drop.decision.at) : from;
  if (!to) return noCures;
  if (to.site) return toSite(network, here, to.site);
  return firstOf(betweenVnets(network, here, to));
}

function atSite(network: Network, { from, to }: DroppedJourney): Cures {
  return from.site && to?.vnet ? withSite(network, to.vnet, from.site) : noCures;
}

function atGateway(network: Network, { to }: DroppedJourney, end: End & { device: string }): Cures {
  const thing = network.thing(end.device);
  const home = thing && 'vnet' in thing ? thing.vnet : undefined;
  if (!home || !to) return noCures;
  if (end.kind === 'noBranchTransit') return betweenBranches(home);
  if (to.vnet) return firstOf(transitCures(network, to.vnet, home));
  return to.site ? withSite(network, home, to.site) : noCures;
}

/** R164: only a Route Server with branchToBranch connects the branches of two gateways. */
function betweenBranches({ label, routeServers: [server] }: Vnet): Cures {
  if (!server)
    return {
      ...noCures,
      text: `Declare a Route Server with branchToBranch in ${label}, or connect the two branches directly.`,
    };
  if (server.branchToBranch) return noCures;
  return {
    ...noCures,
    text: `Set branchToBranch on ${server.label}, or connect the two branches directly.`,
    steps: [{ kind: 'branchToBranch', routeServer: server.id }],
  };
}
