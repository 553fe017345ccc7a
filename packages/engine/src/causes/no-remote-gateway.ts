import { type Cause, type Network, servesOthers, type Vnet } from '../topology/index.js';

/** Why a VNet without gateways and Route Server gets no BGP routes: what is missing at its peerings (R084, R092). */
export function noRemoteGateway(network: Network, vnet: Vnet): Cause {
  const hubs = network.neighbours(vnet.id).filter((neighbour) => servesOthers(neighbour.vnet));
  const intro = `${vnet.label} has no gateway and no Route Server`;
  if (hubs.length === 0) {
    return {
      rule: 'R084',
      text: `${intro}, and is peered with no VNet that has one: no BGP route is written into its NICs.`,
      declarations: [vnet.id],
    };
  }
  const flaws = hubs.map(({ vnet: hub, local, remote }) => {
    const flags = [
      ...(local.useRemoteGateways ? [] : [`useRemoteGateways at ${vnet.label}`]),
      ...(remote.allowGatewayTransit ? [] : [`allowGatewayTransit at ${hub.label}`]),
    ];
    return `the peering with ${hub.label} lacks ${flags.join(' and ')}`;
  });
  return {
    rule: 'R084',
    text: `${intro}, and uses no other VNet's: ${flaws.join('; ')}.`,
    declarations: [...hubs.map(({ peering }) => peering.id), vnet.id],
  };
}

/** R086: a VNet with a gateway or Route Server of its own does not use those that its peerings point to. */
export function ownGatewayFirst(network: Network, vnet: Vnet): Cause | undefined {
  const unused = network
    .neighbours(vnet.id)
    .filter(({ vnet: hub, local }) => local.useRemoteGateways && servesOthers(hub));
  if (unused.length === 0 || !servesOthers(vnet)) return undefined;
  const names = unused.map(({ vnet: hub }) => hub.label).join(', ');
  return {
    rule: 'R086',
    text: `${vnet.label} has a gateway or Route Server of its own, so useRemoteGateways towards ${names} has no effect.`,
    declarations: [...unused.map(({ peering }) => peering.id), vnet.id],
  };
}
