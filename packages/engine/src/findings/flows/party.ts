import { type Address, addressAt, type Family, isDefaultRoute, type Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { byId } from '../../collections.js';
import { sendingState } from '../../forwarding/departure.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import type { PlaceKind, State } from '../../forwarding/state.js';
import type { DeclId, Network, Subnet, Vnet } from '../../topology/index.js';

/**
 * A sender and receiver: the NICs of a subnet, a private endpoint, a site, or the point-to-site clients of a gateway.
 */
export interface Party {
  readonly kind: 'subnet' | 'privateEndpoint' | 'site' | 'pointToSite';
  /** The subnet, private endpoint, site or VPN gateway. */
  readonly id: DeclId;
  /** Its name in messages: the label of its first member, or its own if there is none. */
  readonly label: string;
  readonly vnet: Vnet | undefined;
  readonly subnet: Subnet | undefined;
  /** The NICs or hosts that are declared in it, sorted by id; empty if only its prefix is known. */
  readonly members: readonly DeclId[];
  /** The address that represents it, by family. */
  address(family: Family): Address | undefined;
}

/** All parties of a topology, sorted by id. NVAs forward the traffic of others and are not parties. */
export function partiesOf(network: Network): readonly Party[] {
  const { topology } = network;
  const parties: Party[] = [];
  for (const vnet of topology.vnets) {
    checkpoint();
    for (const subnet of vnet.subnets) parties.push(...inSubnet(network, vnet, subnet));
    for (const gateway of vnet.vpnGateways.slice(0, 1)) {
      const [pool] = gateway.pointToSite;
      if (!pool) continue;
      parties.push({
        kind: 'pointToSite',
        id: gateway.id,
        label: `point-to-site clients of ${gateway.label}`,
        vnet: undefined,
        subnet: undefined,
        members: [],
        address: (family) => (pool.family === family ? insideOf(pool) : undefined),
      });
    }
  }
  for (const site of topology.sites) {
    const hosts = [...site.hosts].sort(byId);
    const space = site.addressSpace.filter((prefix) => !isDefaultRoute(prefix));
    parties.push({
      kind: 'site',
      id: site.id,
      label: hosts[0]?.label ?? site.label,
      vnet: undefined,
      subnet: undefined,
      members: hosts.map(({ id }) => id),
      address: (family) => {
        const prefix = space.find((each) => each.family === family);
        return hosts.find(({ address }) => address.family === family)?.address ?? (prefix && insideOf(prefix));
      },
    });
  }
  return parties.sort(byId);
}

/** The initial state of a packet that this party sends to an address. */
export function departure(forwarder: Forwarder, party: Party, to: Address): State | undefined {
  const [first] = party.members;
  if (party.kind === 'subnet' || party.kind === 'privateEndpoint') {
    return first === undefined ? undefined : sendingState(forwarder, first, to)?.state;
  }
  const kind: PlaceKind = party.kind === 'site' ? 'site' : 'vpnGatewayTunnelSide';
  return { kind, device: party.id, packet: plainPacket(to), loadBalancer: undefined };
}

function inSubnet(network: Network, vnet: Vnet, subnet: Subnet): Party[] {
  const nics = subnet.nics.filter(({ id }) => !network.nvaOfNic(id)).sort(byId);
  const parties: Party[] = [];
  if (nics.length > 0) {
    parties.push({
      kind: 'subnet',
      id: subnet.id,
      label: nics[0]?.label ?? subnet.label,
      vnet,
      subnet,
      members: nics.map(({ id }) => id),
      address: (wanted) => nics.flatMap(({ addresses }) => addresses).find(({ family }) => family === wanted),
    });
  }
  for (const { id, label, address } of subnet.privateEndpoints) {
    parties.push({
      kind: 'privateEndpoint',
      id,
      label,
      vnet,
      subnet,
      members: [id],
      address: (family) => (address.family === family ? address : undefined),
    });
  }
  return parties;
}

function insideOf(prefix: Prefix): Address {
  return addressAt(prefix, prefix.length < (prefix.family === 4 ? 29 : 125) ? 4 : 0);
}
