import type { Address } from '../../address/index.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import type { DeclId, ExpectationEnd, Network } from '../../topology/index.js';

/** One thing or address that an end of an expectation stands for. */
export interface End {
  /** What sends from here; undefined for an address that nobody has, and for the Internet. */
  readonly sender: DeclId | undefined;
  readonly label: string;
  readonly addresses: readonly Address[];
  /** Packets to here are meant to leave to the Internet. */
  readonly internet: boolean;
}

/** All that an end stands for: one, or with `.*` the NICs of a VNet or subnet that are no NVA's, or the hosts of a site; sorted by id. */
export function endsOf(network: Network, end: ExpectationEnd): readonly End[] {
  switch (end.kind) {
    case 'internet':
      return [{ sender: undefined, label: 'the Internet', addresses: [someInternetAddress], internet: true }];
    case 'address':
      return [addressEnd(network, end.address)];
    case 'thing':
      return [thingEnd(network, end.id)];
    case 'every':
      return membersOf(network, end.group).map((id) => thingEnd(network, id));
  }
}

function thingEnd(network: Network, id: DeclId): End {
  const thing = network.thing(id);
  const addresses =
    thing?.kind === 'nic'
      ? thing.nic.addresses
      : thing?.kind === 'host'
        ? [thing.host.address]
        : thing?.kind === 'privateEndpoint'
          ? [thing.endpoint.address]
          : [];
  return { sender: thing ? id : undefined, label: network.label(id), addresses, internet: false };
}

function addressEnd(network: Network, address: Address): End {
  const owners = network.topology.vnets.flatMap((vnet) => {
    const owner = network.ownerIn(vnet.id, address);
    if (owner?.kind === 'nic') return [owner.nic.id];
    return owner?.kind === 'privateEndpoint' ? [owner.endpoint.id] : [];
  });
  for (const site of network.topology.sites) {
    for (const host of site.hosts) if (host.address.text === address.text) owners.push(host.id);
  }
  const [only] = owners;
  return {
    sender: owners.length === 1 ? only : undefined,
    label: address.text,
    addresses: [address],
    internet: false,
  };
}

function membersOf(network: Network, group: DeclId): readonly DeclId[] {
  const thing = network.thing(group);
  const subnets = thing?.kind === 'vnet' ? thing.vnet.subnets : thing?.kind === 'subnet' ? [thing.subnet] : [];
  const hosts = thing?.kind === 'site' ? thing.site.hosts : [];
  const nics = subnets.flatMap((subnet) => subnet.nics).filter(({ id }) => !network.nvaOfNic(id));
  return [...nics, ...hosts].map(({ id }) => id).sort();
}
