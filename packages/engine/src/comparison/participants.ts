import { addressAt, contains, isDefaultRoute, type Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { compareTexts } from '../collections.js';
import { type Party, partiesOf } from '../findings/flows/party.js';
import { isReservedSubnet, type Network, type Nic, type Subnet, type Vnet } from '../topology/index.js';

/** A sender and receiver whose packets a proof follows. */
export interface Participant extends Party {
  /** Identifies it among the participants: its id, and for a further prefix the prefix too. */
  readonly key: string;
  /** Whether it sends too. What an appliance itself sends is its own affair. */
  readonly sends: boolean;
}

/**
 * Everything between which packets must keep arriving, sorted by key: the parties of a topology with all their prefixes,
 * the NICs of its appliances as receivers, and a VM in each subnet that has none, so that a file without VMs proves
 * something.
 */
export function participantsOf(network: Network): readonly Participant[] {
  const participants: Participant[] = partiesOf(network).flatMap((party) => [
    { ...party, key: party.id, sends: true },
    ...furtherPrefixes(network, party),
  ]);
  for (const vnet of network.topology.vnets) {
    checkpoint();
    for (const subnet of vnet.subnets) {
      for (const nic of subnet.nics) {
        if (network.nvaOfNic(nic.id)) participants.push(applianceNic(vnet, subnet, nic));
      }
      const isFree = subnet.nics.length === 0 && subnet.privateEndpoints.length === 0;
      if (isFree && !isReservedSubnet(subnet.name)) participants.push(possibleVm(vnet, subnet));
    }
  }
  return participants.sort((a, b) => compareTexts(a.key, b.key));
}

/** The prefixes of a site, an appliance or a pool of clients that the address of the party does not stand for. */
function furtherPrefixes(network: Network, party: Party): readonly Participant[] {
  return spaceOf(network, party)
    .filter((prefix) => !isDefaultRoute(prefix))
    .filter((prefix) => {
      const address = party.address(prefix.family);
      return !address || !contains(prefix, address);
    })
    .map((prefix) => ({
      ...party,
      key: `${party.id} ${prefix.text}`,
      sends: false,
      address: (family) => (prefix.family === family ? fifthAddress(prefix) : undefined),
    }));
}

function spaceOf(network: Network, { id }: Party): readonly Prefix[] {
  const thing = network.thing(id);
  if (thing?.kind === 'site') return thing.site.addressSpace;
  if (thing?.kind === 'nva') return thing.nva.connected;
  return thing?.kind === 'vpnGateway' ? thing.gateway.pointToSite : [];
}

function applianceNic(vnet: Vnet, subnet: Subnet, { id, label, addresses }: Nic): Participant {
  const address: Party['address'] = (wanted) => addresses.find(({ family }) => family === wanted);
  return { kind: 'subnet', key: id, id, label, vnet, subnet, members: [id], address, sends: false };
}

function possibleVm(vnet: Vnet, subnet: Subnet): Participant {
  const address: Party['address'] = (wanted) => {
    const prefix = subnet.prefixes.find(({ family }) => family === wanted);
    return prefix && fifthAddress(prefix);
  };
  const { id, label } = subnet;
  return { kind: 'subnet', key: id, id, label, vnet, subnet, members: [], address, sends: true };
}

/** The first address that Azure assigns in a subnet; it keeps four before it. */
function fifthAddress(prefix: Prefix) {
  return addressAt(prefix, prefix.length <= (prefix.family === 4 ? 29 : 125) ? 4 : 0);
}
