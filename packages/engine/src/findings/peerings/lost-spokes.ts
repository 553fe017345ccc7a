import { append } from '../../collections.js';
import { type DeclId, type Network, servesOthers, type Vnet } from '../../topology/index.js';
import { dropOf, wasSteered } from '../black-holes/drop.js';
import { expectedDrops } from '../black-holes/expected-drops.js';
import { waitsForAnswer } from '../black-holes/waits-for-answer.js';
import type { Finding } from '../finding.js';
import type { Conversation, Flow } from '../flows/flows.js';
import type { Party } from '../flows/party.js';
import { partiesText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { type Half, halvesOf } from './halves.js';
import { peersOfRouteServers, unusedGatewayTransit } from './unused-transit.js';

export const lostSpokesRule: Rule = { codes: [unusedGatewayTransit], find: lostSpokes };

/**
 * Spokes that clients or sites behind the gateways of a hub lose, since neither half of the peering has the flags of
 * gateway transit and nothing else leads there (R092, R102).
 */
function lostSpokes(context: RuleContext): Finding[] {
  const { network } = context;
  const halves = withoutTransit(network);
  if (halves.size === 0) return [];
  const hubs = hubsOfParties(network);
  if (hubs.size === 0) return [];
  const isExpected = expectedDrops(network);
  const lost = new Map<Half, Set<Party>>();
  for (const conversation of context.flows().conversations()) {
    if (!isLost(network, conversation, isExpected)) continue;
    const { senders, receivers } = conversation.there;
    for (const [outside, inside] of [
      [senders, receivers],
      [receivers, senders],
    ] as const) {
      const near = outside.filter(({ id }) => hubs.has(id));
      if (near.length === 0) continue;
      for (const half of new Set(inside.flatMap(({ vnet }) => (vnet && halves.get(vnet.id)) ?? []))) {
        for (const party of near) {
          if (!hubs.get(party.id)?.has(half.other.id)) continue;
          const parties = lost.get(half) ?? new Set();
          lost.set(half, parties.add(party));
        }
      }
    }
  }
  return [...lost].map(([half, parties]) => finding(half, [...parties]));
}

function finding({ peering, vnet, other }: Half, parties: readonly Party[]): Finding {
  const message = `${other.label} hands on no routes between ${vnet.label} and ${partiesText(parties)}. Neither half of their peering has its flag of gateway transit, and no other route leads there. Set allowGatewayTransit on ${other.label}'s half and useRemoteGateways on ${vnet.label}'s if they are to reach each other.`;
  return report(unusedGatewayTransit, peering.id, message, { key: vnet.id, severity: 'information' });
}

/** By spoke: the halves of peerings of which neither has a flag of gateway transit, and which could have them. */
function withoutTransit(network: Network): ReadonlyMap<DeclId, readonly Half[]> {
  const all = halvesOf(network);
  const users = new Set(all.flatMap(({ vnet, local }) => (local.useRemoteGateways ? [vnet.id] : [])));
  const peers = peersOfRouteServers(network);
  const found = new Map<DeclId, Half[]>();
  for (const half of all) {
    const { vnet, local, other, remote } = half;
    if (remote.allowGatewayTransit || !local.allowVirtualNetworkAccess || !remote.allowVirtualNetworkAccess) continue;
    if (!hasGateway(other) || servesOthers(vnet) || users.has(vnet.id) || peers.has(vnet.id)) continue;
    append(found, vnet.id, half);
  }
  return found;
}

function hasGateway({ vpnGateways, expressRouteGateways }: Vnet): boolean {
  return vpnGateways.length + expressRouteGateways.length > 0;
}

/** By party on premises: the VNets of the gateways that it is connected with, or is a client of. */
function hubsOfParties(network: Network): ReadonlyMap<DeclId, ReadonlySet<DeclId>> {
  const found = new Map<DeclId, Set<DeclId>>();
  const add = (party: DeclId, hub: DeclId) => {
    const hubs = found.get(party) ?? new Set();
    found.set(party, hubs.add(hub));
  };
  for (const { id, vpnGateways } of network.topology.vnets) {
    for (const { id: gateway, pointToSite } of vpnGateways.slice(0, 1)) if (pointToSite.length > 0) add(gateway, id);
  }
  for (const site of network.topology.sites) {
    for (const router of site.routers) {
      for (const far of farEnds(network, router.id)) {
        const circuit = network.thing(far)?.kind === 'circuit';
        for (const gateway of circuit ? farEnds(network, far) : [far]) {
          const thing = network.thing(gateway);
          if (thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway') add(site.id, thing.vnet.id);
        }
      }
    }
  }
  return found;
}

function farEnds(network: Network, device: DeclId): readonly DeclId[] {
  return network.connectionsOf(device).map(({ a, b }) => (a.device === device ? b.device : a.device));
}

/**
 * Some direction is dropped where nothing leads on. Where a route was made for either direction, another finding tells what
 * becomes of it.
 */
function isLost(network: Network, { there, back }: Conversation, isExpected: (flow: Flow) => boolean): boolean {
  if (waitsForAnswer(network, there) || waitsForAnswer(network, back)) return false;
  const drops = [there, back].filter(({ trace }) => trace.verdict === 'dropped');
  return (
    drops.some(({ trace }) => endsWithoutRoute.has(trace.end.kind)) &&
    drops.every((flow) => !isExpected(flow) && !wasSteered(dropOf(flow.trace)))
  );
}

const endsWithoutRoute: ReadonlySet<string> = new Set(['noRow', 'noneRow', 'noRoute']);
