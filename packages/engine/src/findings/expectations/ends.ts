import type { Address } from '../../address/index.js';
import { append } from '../../collections.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import { addressesOf, type DeclId, type ExpectationEnd, type Network, ownerId } from '../../topology/index.js';
import { membersOf } from './members-of.js';

/** A thing or address that an end of an expectation means. */
export interface End {
  /** The NIC, host or endpoint that sends; undefined for the Internet and for an address without exactly one owner. */
  readonly sender: DeclId | undefined;
  /**
   * What packets to this end must be delivered to, even if something else has its address: the declaration, or the NVA that
   * it belongs to. Undefined for the Internet, and if only an address is named.
   */
  readonly receivers: readonly DeclId[] | undefined;
  readonly label: string;
  readonly addresses: readonly Address[];
  /** Whether packets to this end are meant to leave to the Internet. */
  readonly internet: boolean;
}

/** Resolves the ends of expectations to the things that they mean; each is resolved once. */
export class Ends {
  private readonly known = new Map<string, readonly End[]>();
  private owners: ReadonlyMap<string, readonly DeclId[]> | undefined;

  constructor(private readonly network: Network) {}

  /**
   * Everything that an end means, sorted by ID: one thing, or with `.*`, the hosts of a site or the NICs of a VNet or
   * subnet that belong to no NVA.
   */
  of(end: ExpectationEnd): readonly End[] {
    const key = endKey(end);
    let ends = this.known.get(key);
    if (!ends) {
      ends = this.find(end);
      this.known.set(key, ends);
    }
    return ends;
  }

  private find(end: ExpectationEnd): readonly End[] {
    switch (end.kind) {
      case 'internet':
        return [theInternet];
      case 'address':
        return [this.addressEnd(end.address)];
      case 'thing':
        return [thingEnd(this.network, end.id)];
      case 'every':
        return membersOf(this.network, end.group).map((id) => thingEnd(this.network, id));
    }
  }

  private addressEnd(address: Address): End {
    this.owners ??= ownersByAddress(this.network);
    const owners = this.owners.get(address.text) ?? [];
    const [only] = owners;
    return {
      sender: owners.length === 1 ? only : undefined,
      receivers: undefined,
      label: address.text,
      addresses: [address],
      internet: false,
    };
  }
}

const theInternet: End = {
  sender: undefined,
  receivers: undefined,
  label: 'the Internet',
  addresses: [someInternetAddress],
  internet: true,
};

/** A key that is equal for equal ends. */
export function endKey(end: ExpectationEnd): string {
  switch (end.kind) {
    case 'internet':
      return end.kind;
    case 'address':
      return `address ${end.address.text}`;
    case 'thing':
      return `thing ${end.id}`;
    case 'every':
      return `every ${end.group}`;
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
  const nva = network.nvaOfNic(id);
  return {
    sender: thing ? id : undefined,
    receivers: thing && [id, ...(nva ? [nva.id] : [])],
    label: network.label(id),
    addresses,
    internet: false,
  };
}

/** The NICs, private endpoints and hosts that have an address. */
function ownersByAddress(network: Network): ReadonlyMap<string, readonly DeclId[]> {
  const owners = new Map<string, DeclId[]>();
  const own = (address: Address, id: DeclId) => {
    append(owners, address.text, id);
  };
  for (const vnet of network.topology.vnets) {
    for (const { nics, privateEndpoints } of vnet.subnets) {
      // If several things in one VNet declare an address, only the one that the fabric delivers to counts.
      const counts = (address: Address, id: DeclId) => {
        const owner = network.ownerIn(vnet.id, address);
        if (owner && ownerId(owner) === id) own(address, id);
      };
      for (const nic of nics) for (const address of addressesOf(nic)) counts(address, nic.id);
      for (const { id, address } of privateEndpoints) counts(address, id);
    }
  }
  const { sites, nvas, vnets, virtualHubs } = network.topology;
  const gateways = [...vnets, ...virtualHubs.map((hub) => hub.vnet)].flatMap(({ vpnGateways }) => vpnGateways);
  for (const { hosts } of [...sites, ...nvas, ...gateways]) for (const { id, address } of hosts) own(address, id);
  return owners;
}
