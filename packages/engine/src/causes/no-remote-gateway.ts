import { type Cause, type Network, servesOthers, type Vnet } from '../topology/index.js';

/** Why a VNet without a gateway or Route Server gets no BGP routes: what its peerings lack (R084, R092). */
export function noRemoteGateway(network: Network, vnet: Vnet): Cause {
  const hubs = network.neighbours(vnet.id).filter((neighbour) => servesOthers(neighbour.vnet));
  const intro = `${vnet.label} has no gateway and no Route Server`;
  if (hubs.length === 0) {
    return {
      rule: 'R084',
      text: `${intro}, and is not peered with a VNet that has one, so its NICs get no BGP routes.`,
      declarations: [vnet.id],
    };
  }
  const missing = hubs.map(({ vnet: hub, local, remote }) => {
    const flags = [
      ...(local.useRemoteGateways ? [] : [`useRemoteGateways at ${vnet.label}`]),
      ...(remote.allowGatewayTransit ? [] : [`allowGatewayTransit at ${hub.label}`]),
    ];
    return `the peering with ${hub.label} lacks ${flags.join(' and ')}`;
  });
  return {
    rule: 'R084',
    text: `${intro}, and does not use another VNet's: ${missing.join('; ')}.`,
    declarations: [...hubs.map(({ peering }) => peering.id), vnet.id],
  };
}

/** R086: a VNet with its own gateway or Route Server does not use remote ones, whatever its peerings say. */
export function ownGatewayFirst(network: Network, vnet: Vnet): Cause | undefined {
  const unused = network
    .neighbours(vnet.id)
    .filter(({ vnet: hub, local }) => local.useRemoteGateways && servesOthers(hub));
  if (unused.length === 0 || !servesOthers(vnet)) return undefined;
  const names = unused.map(({ vnet: hub }) => hub.label).join(', ');
  return {
    rule: 'R086',
    text: `${vnet.label} has its own gateway or Route Server, so useRemoteGateways toward ${names} has no effect.`,
    declarations: [...unused.map(({ peering }) => peering.id), vnet.id],
  };
}
