import type { Network, Vnet } from '../../../topology/index.js';
import { mayBePeered, mayPeer } from '../../changes/peerings.js';
import type { Impossibility } from './impossibility.js';
import { overlapOf } from './overlap.js';
import type { Appliance, End } from './parties.js';
import { hubsOf } from './sites.js';
import { isPeered } from './without-gateway.js';

/** Why packets cannot pass an appliance: routes would catch its own packets too, or its network cannot be peered. */
export function throughAppliance(
  network: Network,
  sender: End,
  receiver: End,
  appliance: Appliance,
  isBlocked: boolean,
): Impossibility | undefined {
  const { vnets, subnets, isFirewall, label } = appliance;
  // R079: the route that leads the sender's packets to the appliance would lead those of the appliance there too.
  if (!isFirewall && sender.subnet && subnets.every((subnet) => subnet === sender.subnet)) {
    const text = `${sender.label} and ${label} are in the same subnet. A route that leads ${sender.label}'s packets to ${label} would lead ${label}'s back to itself.`;
    return { kind: 'subnetOfAppliance', text };
  }
  const taken = receiver.addresses.find((own) => appliance.addresses.some(({ text }) => text === own.text));
  if (taken) {
    const text = `${label} has the address ${taken.text} of ${receiver.label} itself, so packets to it end there.`;
    return { kind: 'sameAddress', text };
  }
  const [vnet, ...others] = vnets;
  if (!vnet) return undefined;
  return isBlocked ? overlap(network, sender, receiver, [vnet, ...others]) : undefined;
}

/** R059, R090: a next hop is looked up in the own VNet and those peered with it, and networks that overlap are not peered. */
function overlap(
  network: Network,
  { vnet: home, site: from }: End,
  { vnet: goal, site: to }: End,
  vnets: readonly [Vnet, ...Vnet[]],
): Impossibility | undefined {
  const areApart = (one: Vnet, two: Vnet) =>
    one !== two && !isPeered(network, one, two) && !mayBePeered(network, one, two);
  const isApart = (other: Vnet) => vnets.every((vnet) => areApart(other, vnet));
  const [vnet] = vnets;
  for (const end of [home, goal]) if (end && isApart(end)) return overlapOf(network, end, vnet);
  const hubs = [from, to].flatMap((site) => (site ? hubsOf(network, site) : []));
  const [hub] = hubs;
  if (hub && hubs.every(isApart)) return overlapOf(network, hub, vnet);
  // An appliance between two networks has to be peered with both, but those that overlap have no common peer.
  return home && goal && home !== goal && !mayPeer(home, goal) ? overlapOf(network, home, goal) : undefined;
}
