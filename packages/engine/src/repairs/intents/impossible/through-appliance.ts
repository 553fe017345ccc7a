import { contains, overlaps } from '../../../address/index.js';
import type { Network, Vnet } from '../../../topology/index.js';
import type { Impossibility } from './impossibility.js';
import type { Appliance, End } from './parties.js';
import { hubsOf } from './sites.js';

/** Why packets cannot pass an appliance: routes would catch its own packets too, or its network cannot be peered. */
export function throughAppliance(
  network: Network,
  sender: End,
  receiver: End,
  appliance: Appliance,
): Impossibility | undefined {
  const { vnets, subnets, isFirewall, label } = appliance;
  // R079: the route that leads the sender's packets to the appliance would lead those of the appliance there too.
  if (!isFirewall && sender.subnet && subnets.every((subnet) => subnet === sender.subnet)) {
    const text = `${sender.label} is in the subnet of ${label}: a route that leads its packets to ${label} would lead those of ${label} back to it.`;
    return { kind: 'subnetOfAppliance', text };
  }
  const [vnet, ...others] = vnets;
  return vnet && others.length === 0 ? overlap(network, sender, receiver, vnet) : undefined;
}

/** R059, R090: a next hop is looked up in the own VNet and those peered with it, and networks that overlap are not peered. */
function overlap(network: Network, sender: End, receiver: End, vnet: Vnet): Impossibility | undefined {
  const of = (other: Vnet | undefined) =>
    other !== undefined && other !== vnet && meets(other, vnet) ? overlapOf(other, vnet) : undefined;
  if (sender.vnet && !hasGateway(network, sender.vnet)) {
    const why = of(sender.vnet);
    if (why) return why;
  }
  const isLocal = receiver.addresses.some((own) => vnet.addressSpace.some((space) => contains(space, own)));
  if (!isLocal && !hasGateway(network, vnet)) {
    const why = of(receiver.vnet);
    if (why) return why;
  }
  const hubs = [sender, receiver].flatMap(({ site }) => (site ? hubsOf(network, site) : []));
  return hubs.every((hub) => of(hub) !== undefined) ? of(hubs[0]) : undefined;
}

function overlapOf(one: Vnet, other: Vnet): Impossibility {
  return { kind: 'overlap', text: `${one.label} and ${other.label} overlap, so they cannot be peered.` };
}

function meets(one: Vnet, other: Vnet): boolean {
  return one.addressSpace.some((a) => other.addressSpace.some((b) => overlaps(a, b)));
}

/** Whether a VNet has gateways, or may use those of another one: then packets may get elsewhere over them. */
function hasGateway(network: Network, { id, vpnGateways, expressRouteGateways }: Vnet): boolean {
  return vpnGateways.length + expressRouteGateways.length > 0 || network.hubOf(id) !== undefined;
}
