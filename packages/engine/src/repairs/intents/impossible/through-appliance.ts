import type { Network, Vnet } from '../../../topology/index.js';
import { mayBePeered, mayPeer } from '../../changes/peerings.js';
import type { Impossibility } from './impossibility.js';
import { overlapOf } from './overlap.js';
import type { Appliance, End } from './parties.js';
import { hubsOf } from './sites.js';
import { branchesMeet, hasConnection, isPeered, leadsAway } from './without-gateway.js';

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
    const text = `${sender.label} and ${label} are in the same subnet. A route that leads ${sender.label}'s packets to ${label} would lead ${label}'s back to itself.`;
    return { kind: 'subnetOfAppliance', text };
  }
  const taken = receiver.addresses.find((own) => appliance.addresses.some(({ text }) => text === own.text));
  if (taken) {
    const text = `${label} has the address ${taken.text} of ${receiver.label} itself, so packets to it end there.`;
    return { kind: 'sameAddress', text };
  }
  const [vnet, ...others] = vnets;
  return vnet && overlap(network, sender, receiver, [vnet, ...others]);
}

/** R059, R090: a next hop is looked up in the own VNet and those peered with it, and networks that overlap are not peered. */
function overlap(
  network: Network,
  sender: End,
  receiver: End,
  vnets: readonly [Vnet, ...Vnet[]],
): Impossibility | undefined {
  const { vnets: all } = network.topology;
  const areApart = (one: Vnet, two: Vnet) =>
    one !== two && !isPeered(network, one, two) && !mayBePeered(network, one, two);
  const isApart = (other: Vnet) => vnets.every((vnet) => areApart(other, vnet));
  const [vnet] = vnets;
  // A gateway delivers what is for its own VNet; elsewhere, packets leave it by the gateway of another VNet.
  const { vnet: home } = sender;
  const meet = branchesMeet(network);
  const goesRound = home && receiver.id !== undefined && home !== receiver.vnet && meet && leadsAway(network, home);
  const entry = all.find((each) => each !== home && hasConnection(network, each) && !isApart(each));
  if (home && !(goesRound && entry) && isApart(home)) return overlapOf(network, home, vnet);
  const { vnet: goal } = receiver;
  const leadsOn = meet && vnets.some((each) => leadsAway(network, each));
  const exit = all.find(
    (each) => !vnets.includes(each) && hasConnection(network, each) && goal && !areApart(each, goal),
  );
  if (goal && !(leadsOn && exit) && isApart(goal)) return overlapOf(network, goal, vnet);
  // An appliance between two networks has to be peered with both, but those that overlap have no common peer.
  const isBetween = home && goal && home !== goal && vnets.every((each) => each !== home && each !== goal);
  if (isBetween && vnets.length === 1 && !goesRound && !leadsOn && !mayPeer(home, goal)) {
    return overlapOf(network, home, goal);
  }
  const hubs = [sender, receiver].flatMap(({ site }) => (site ? hubsOf(network, site) : []));
  const [hub] = hubs;
  return hub && hubs.every(isApart) ? overlapOf(network, hub, vnet) : undefined;
}
