import { type Network, servesOthers, type Vnet } from '../../topology/index.js';
import type { Cures } from './cures.js';
import { inVain } from './in-vain.js';
import type { Step } from './step.js';
import { allOf } from './words.js';

/**
 * What lets a VNet use the gateways of a hub, so that they announce it and it learns their routes (R084 to R086);
 * undefined if it already does.
 */
export function transitCures(network: Network, vnet: Vnet, hub: Vnet): Cures | undefined {
  if (vnet === hub || network.hubOf(vnet.id) === hub) return undefined;
  const used = network.hubOf(vnet.id);
  const byAppliance = `let an NVA announce ${vnet.label} to ${routeServerOf(hub)}`;
  if (servesOthers(vnet) || used) {
    const why = used
      ? `${vnet.label} uses the gateways of ${used.label} and cannot use those of ${hub.label} too.`
      : `${vnet.label} has gateways or a Route Server of its own and cannot use those of ${hub.label}.`;
    return { why, text: `${capital(byAppliance)}.`, steps: [] };
  }
  const peering = network.peeringBetween(vnet.id, hub.id);
  if (!peering || peering.oneSided) {
    const why = peering
      ? `The peering of ${vnet.label} with ${hub.label} exists on only one side.`
      : `${vnet.label} is not peered with ${hub.label}, where the gateway is, and gateways serve only direct peers.`;
    const flags = `with allowGatewayTransit at ${hub.label} and useRemoteGateways at ${vnet.label}`;
    const first = peering ? 'Create the other half' : `Peer ${vnet.label} with ${hub.label}`;
    return {
      why,
      text: `${first}, ${flags}, or ${byAppliance}.`,
      steps: [{ kind: 'peer', vnets: [vnet.id, hub.id] }],
    };
  }
  const flags: readonly Step[] = [
    { kind: 'setFlag', peering: peering.id, vnet: hub.id, flag: 'allowGatewayTransit' },
    { kind: 'setFlag', peering: peering.id, vnet: vnet.id, flag: 'useRemoteGateways' },
  ];
  const steps = flags.filter((step) => inVain(network, step) === undefined);
  if (steps.length === 0) return undefined;
  return { why: `${vnet.label} does not use the gateways of ${hub.label}.`, text: allOf(network, steps), steps };
}

function routeServerOf({ label, routeServers: [server] }: Vnet): string {
  return server ? `Route Server ${server.label}` : `a Route Server in ${label}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
