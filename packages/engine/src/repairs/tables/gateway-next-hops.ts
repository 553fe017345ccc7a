import { covers } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import {
  expressRouteNextHop,
  gatewayNextHopBesideRouteServer,
  noGatewayNextHop,
} from '../../findings/route-tables/gateway-next-hops.js';
import type { Network, Peering, Vnet } from '../../topology/index.js';
import { setFlags } from '../changes/peerings.js';
import { setPropagation } from '../changes/routes.js';
import { pointWrongAt, removeWrong, type WrongRoutes, wrongRoutesOf } from '../changes/wrong-routes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { appliancesFor, vnetsOf } from './next-hops.js';

/** Lets BGP, an appliance or the gateway of a hub lead where next hop VirtualNetworkGateway does not work (R061–R063). */
export const replaceGatewayNextHop: Repairer = {
  mends: [expressRouteNextHop, noGatewayNextHop, gatewayNextHopBesideRouteServer],
  candidates,
};

function* candidates({ world: { network } }: RepairContext, finding: Finding): Generator<Candidate> {
  const wrong = wrongRoutesOf(network, finding);
  if (!wrong) return;
  const removal = removeWrong(network, wrong);
  switch (finding.code) {
    case expressRouteNextHop.code:
      yield* withBgp(wrong, removal);
      yield* throughAppliances(network, wrong, false);
      return;
    case noGatewayNextHop.code: {
      const flags = vnetsOf(network, wrong).map((vnet) => flagsToGateway(network, vnet));
      const hasGateway = flags.every((edits) => edits.length > 0);
      // Whether a network may use a gateway is a decision of its own.
      if (hasGateway) yield { edits: flags.flat(), standing: 'offered' };
      yield { edits: removal, standing: 'offered' };
      yield* throughAppliances(network, wrong, !hasGateway);
      return;
    }
    default:
      // It is disputed whether the route works, and without it packets may loop (T03, R160).
      yield {
        edits: removal,
        standing: 'offered',
        trades: [{ kind: 'disputed', text: 'whether the route works is disputed' }],
      };
  }
}

function* withBgp({ table, isShared }: WrongRoutes, removal: readonly TopologyEdit[]): Generator<Candidate> {
  yield { edits: removal, standing: 'fixAll' };
  if (table.disableBgpRoutePropagation && !isShared) {
    yield { edits: [...removal, setPropagation(table, false)], standing: 'offered' };
  }
}

/** @param isOnlyWay whether packets can leave through nothing but an appliance */
function* throughAppliances(network: Network, wrong: WrongRoutes, isOnlyWay: boolean): Generator<Candidate> {
  const named = nextHopInside(wrong);
  const found = appliancesFor(network, wrong, undefined);
  for (const { address } of found) {
    const isClear = address.text === named || (named === undefined && found.length === 1);
    const standing = isOnlyWay && isClear ? 'fixAll' : 'offered';
    yield { edits: pointWrongAt(network, wrong, { type: 'VirtualAppliance', address }), standing };
  }
}

/**
 * The appliance to which the same table leads what lies inside the destinations of the wrong routes, if it is only one:
 * the table itself says where these are.
 */
function nextHopInside({ table, routes }: WrongRoutes): string | undefined {
  const wrong = routes.flatMap(({ destination }) => ('prefix' in destination ? destination.prefix : []));
  const hops = table.routes.flatMap(({ destination, nextHop }) =>
    nextHop.type === 'VirtualAppliance' &&
    'prefix' in destination &&
    wrong.some((around) => covers(around, destination.prefix))
      ? nextHop.address.text
      : [],
  );
  const [first, ...others] = new Set(hops);
  return others.length === 0 ? first : undefined;
}

/** The flags with which a VNet uses the VPN gateway of a peered one (R062, R084); none if no such VNet has one. */
function flagsToGateway(network: Network, vnet: Vnet): readonly TopologyEdit[] {
  if (vnet.expressRouteGateways.length + vnet.routeServers.length > 0) return [];
  const found = network.topology.peerings.find((peering) => {
    const hub = otherOf(network, peering, vnet);
    return hub !== undefined && hub.vpnGateways.length > 0 && hub.expressRouteGateways.length === 0;
  });
  const hub = found && otherOf(network, found, vnet);
  if (!found || !hub) return [];
  return [
    setFlags(network, found, [
      { vnet: hub.id, flag: 'allowGatewayTransit', value: true },
      { vnet: vnet.id, flag: 'useRemoteGateways', value: true },
    ]),
  ];
}

function otherOf(network: Network, { a, b }: Peering, { id }: Vnet): Vnet | undefined {
  return a.vnet === id ? network.vnet(b.vnet) : b.vnet === id ? network.vnet(a.vnet) : undefined;
}
