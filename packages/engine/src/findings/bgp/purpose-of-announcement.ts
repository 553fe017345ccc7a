import { covers, firstAddress, type Prefix } from '../../address/index.js';
import type { SessionSide } from '../../bgp/route.js';
import type { DeclId, Vnet } from '../../topology/index.js';
import type { RuleContext } from '../rule.js';

/**
 * Whether an appliance announces a subnet that it is in. Such an announcement says where the appliance is and does not
 * attract packets of others.
 */
export function isOwnSubnet({ network }: RuleContext, device: DeclId, prefix: Prefix): boolean {
  const nva = network.nva(device);
  return (
    nva !== undefined && network.nicsOf(nva).some(({ subnet }) => subnet.prefixes.some((own) => covers(own, prefix)))
  );
}

/**
 * Whether an announcement to the Route Server of a VNet serves others than NICs. A gateway that takes it from there
 * sends what comes from its branches to the appliance (R127), which is a design of its own (R266); and what an appliance
 * announces to everybody may be meant for another peer.
 * @param side the session over which the appliance announces
 * @param sessions all on which it sends
 */
export function servesOthers(
  context: RuleContext,
  hub: Vnet,
  prefix: Prefix,
  side: SessionSide,
  sessions: readonly SessionSide[],
): boolean {
  return isTakenByGateway(context, hub, prefix, side) || isTakenByOtherPeer(context, prefix, side, sessions);
}

function isTakenByGateway({ bgp, network }: RuleContext, hub: Vnet, prefix: Prefix, side: SessionSide): boolean {
  return [...hub.vpnGateways.slice(0, 1), ...hub.expressRouteGateways.slice(0, 1)].some((gateway) => {
    const branches =
      network.connectionsOf(gateway.id).length + ('pointToSite' in gateway ? gateway.pointToSite.length : 0);
    return (
      branches > 0 &&
      bgp
        .speakersOf(gateway.id)
        .some(({ id }) =>
          bgp.best(id, prefix.text).some(({ parent }) => parent?.session?.declaration === side.declaration),
        )
    );
  });
}

function isTakenByOtherPeer(
  { bgp }: RuleContext,
  prefix: Prefix,
  side: SessionSide,
  sessions: readonly SessionSide[],
): boolean {
  // What only this session says is meant for this Route Server.
  if (side.originates.some(({ text }) => text === prefix.text)) return false;
  return sessions.some(
    ({ id, remote, remoteKind }) =>
      remoteKind !== 'routeServer' && bgp.best(remote, prefix.text).some(({ session }) => session?.id === id),
  );
}

/**
 * Whether a VNet has NICs whose packets the announcement could steer: NICs of machines, not of appliances, in a subnet
 * that takes routes of BGP and where no user-defined route decides about the prefix.
 */
export function hasWaitingNics({ network, tables }: RuleContext, vnet: Vnet, prefix: Prefix): boolean {
  return vnet.subnets.some(
    ({ id, nics, routeTable }) =>
      nics.some((nic) => !network.nvaOfNic(nic.id)) &&
      !network.routeTable(routeTable)?.disableBgpRoutePropagation &&
      tables.ofSubnet(id)?.lookup(firstAddress(prefix))?.source !== 'User',
  );
}
