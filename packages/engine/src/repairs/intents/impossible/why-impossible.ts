import { type Address, contains, type Prefix } from '../../../address/index.js';
import { type Network, ownerId, type Site } from '../../../topology/index.js';
import type { Asked } from '../answer.js';
import { firewallOfOtherHub, inOwnSpace } from './hubs.js';
import type { Impossibility } from './impossibility.js';
import { noWay } from './no-way.js';
import { type Appliance, applianceOf, type End, endOf } from './parties.js';
import { fromSiteToInternet, outsideAddressSpace, siteWithoutConnection, siteWithoutRoute } from './sites.js';
import { throughAppliance } from './through-appliance.js';
import { withoutGateway } from './without-gateway.js';

/**
 * Why nothing can help, from the declarations alone; undefined if nothing rules it out. These are necessary conditions:
 * what passes them may still be out of reach.
 */
export function whyImpossible(network: Network, asked: Asked): Impossibility | undefined {
  const [from, to] = [endOf(network, asked.from), endOf(network, asked.to)];
  if (!from || !to) return undefined;
  const appliances = (asked.via ?? []).map((id) => applianceOf(network, id));
  const nowhere = appliances.find((each) => each?.addresses.length === 0);
  if (nowhere) return { kind: 'noAddress', text: `${nowhere.label} has no address, so that nothing can send to it.` };
  // Of several in a row, each is looked at by the search alone.
  const appliance = appliances.length === 1 ? appliances[0] : undefined;
  const directions = [[from, to] as const, ...(asked.bothWays && to.id !== undefined ? [[to, from] as const] : [])];
  for (const [sender, receiver] of directions) {
    const via = sender === from ? asked.via : asked.via && [...asked.via].reverse();
    const blocked = asked.dropped ? undefined : noWay(network, sender, receiver, via);
    const why = ofDirection(network, sender, receiver, appliance, asked.dropped, blocked) ?? blocked;
    if (why) return why;
  }
  return undefined;
}

function ofDirection(
  network: Network,
  sender: End,
  receiver: End,
  appliance: Appliance | undefined,
  dropped: boolean,
  blocked: Impossibility | undefined,
): Impossibility | undefined {
  return (
    betweenAddresses(network, sender, receiver, dropped) ??
    (dropped
      ? undefined
      : (siteWithoutConnection(network, sender, receiver) ??
        outsideAddressSpace(receiver) ??
        firewallOfOtherHub(network, sender, receiver, appliance) ??
        inOwnSpace(network, sender, receiver) ??
        siteWithoutRoute(network, sender, receiver) ??
        withoutGateway(network, sender, receiver, appliance) ??
        (sender.site && receiver.id === undefined
          ? fromSiteToInternet(network, sender, appliance)
          : appliance
            ? throughAppliance(network, sender, receiver, appliance, blocked !== undefined)
            : undefined)))
  );
}

function betweenAddresses(network: Network, sender: End, receiver: End, dropped: boolean): Impossibility | undefined {
  if (receiver.id === undefined) return undefined;
  const [one, other] = [sender.label, receiver.label];
  const destination = receiver.addresses.find(({ family }) => sender.addresses.some((own) => own.family === family));
  if (!destination) {
    return { kind: 'noCommonFamily', text: `${one} and ${other} have no addresses of the same family.` };
  }
  if (sender.addresses.some(({ text }) => text === destination.text)) {
    return { kind: 'sameAddress', text: `${one} and ${other} have the same address ${destination.text}.` };
  }
  const taken = receiver.vnet && network.ownerIn(receiver.vnet.id, destination);
  if (taken && ownerId(taken) !== receiver.id) {
    const text = `${destination.text} of ${other} is also that of ${network.label(ownerId(taken))}, which gets its packets.`;
    return { kind: 'sameAddress', text };
  }
  const { site } = sender;
  // A router of the site can drop what is for another network.
  if (site && (receiver.site === site || (!dropped && isNearer(site, receiver, destination)))) {
    const text = `${destination.text} of ${other} belongs to ${site.label} for ${one}, so its packets do not leave the site.`;
    return { kind: 'sameSite', text };
  }
  return undefined;
}

/** Whether a site has an address in its own space, and no longer prefix of the receiver's network leads elsewhere. */
function isNearer({ addressSpace }: Site, { vnet }: End, to: Address): boolean {
  const longest = (spaces: readonly Prefix[]) =>
    Math.max(-1, ...spaces.filter((space) => contains(space, to)).map(({ length }) => length));
  const own = longest(addressSpace);
  return own >= 0 && own >= longest(vnet?.addressSpace ?? []);
}
