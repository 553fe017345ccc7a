import { type Address, addressAt, type Family, isDefaultRoute, type Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { byId, distinctBy } from '../../collections.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { sendingState } from '../../forwarding/sending-state.js';
import type { State } from '../../forwarding/state.js';
import type { DeclId, Host, Network, Nic, Nva, Subnet, Vnet } from '../../topology/index.js';

/**
 * A sender and receiver: the NICs of a subnet, a private endpoint, a site, the networks behind an NVA, or the
 * point-to-site clients of a gateway.
 */
export interface Party {
  readonly kind: 'subnet' | 'privateEndpoint' | 'site' | 'nva' | 'pointToSite';
  /** The subnet, private endpoint, site, NVA or VPN gateway. */
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

/**
 * All parties of a topology, sorted by id. NVAs forward the traffic of others; only the networks that they deliver
 * themselves are parties.
 */
export function partiesOf(network: Network): readonly Party[] {
  const { topology } = network;
  const parties: Party[] = [];
  for (const vnet of [...topology.vnets, ...topology.virtualHubs.map((hub) => hub.vnet)]) {
    checkpoint();
    parties.push(...inVnet(network, vnet));
    for (const gateway of vnet.vpnGateways.slice(0, 1)) {
      if (gateway.pointToSite.length === 0) continue;
      parties.push(outside('pointToSite', gateway, gateway.pointToSite, `point-to-site clients of ${gateway.label}`));
    }
  }
  for (const site of topology.sites) {
    const space = site.addressSpace.filter((prefix) => !isDefaultRoute(prefix));
    parties.push(outside('site', site, space, site.label));
  }
  for (const nva of topology.nvas) {
    const space = nva.connected.filter((prefix) => !isDefaultRoute(prefix));
    if (space.length > 0) parties.push(outside('nva', nva, space, `networks behind ${nva.label}`));
  }
  return parties.sort(byId);
}

/** A party outside all VNets: a space with the hosts that are declared in it. */
function outside(
  kind: keyof typeof placesOutside,
  { id, hosts: declared }: { readonly id: DeclId; readonly hosts: readonly Host[] },
  space: readonly Prefix[],
  label: string,
): Party {
  const hosts = [...declared].sort(byId);
  return {
    kind,
    id,
    label: hosts[0]?.label ?? label,
    vnet: undefined,
    subnet: undefined,
    members: hosts.map((host) => host.id),
    address: (family) => {
      const prefix = space.find((each) => each.family === family);
      return hosts.find(({ address }) => address.family === family)?.address ?? (prefix && insideOf(prefix));
    },
  };
}

/** The places where packets of parties outside all VNets start. */
const placesOutside = { site: 'site', nva: 'behind', pointToSite: 'vpnGatewayTunnelSide' } as const;

/** The initial state of a packet that this party sends to an address. */
export function departure(forwarder: Forwarder, party: Party, to: Address): State | undefined {
  const [first] = party.members;
  if (party.kind === 'subnet' || party.kind === 'privateEndpoint') {
    if (first !== undefined) return sendingState(forwarder, first, to)?.state;
    return { kind: 'nic', device: party.id, packet: plainPacket(to), loadBalancer: undefined };
  }
  const kind = placesOutside[party.kind];
  return { kind, device: party.id, packet: plainPacket(to), loadBalancer: undefined };
}

/** The parties in the subnets of a VNet. Topologies with the same VNet and the same NVAs share them. */
function inVnet(network: Network, vnet: Vnet): readonly Party[] {
  const { nvas } = network.topology;
  const byVnet = inVnets.get(nvas) ?? new WeakMap<Vnet, readonly Party[]>();
  inVnets.set(nvas, byVnet);
  let parties = byVnet.get(vnet);
  if (!parties) {
    parties = vnet.subnets.flatMap((subnet) => inSubnet(vnet, subnet, senders(network, subnet)));
    byVnet.set(vnet, parties);
  }
  return parties;
}

const inVnets = new WeakMap<readonly Nva[], WeakMap<Vnet, readonly Party[]>>();

/** The NICs of a subnet that forward nothing for others, sorted by id. */
function senders(network: Network, subnet: Subnet): readonly Nic[] {
  return subnet.nics.filter(({ id }) => !network.nvaOfNic(id)).sort(byId);
}

/** Has no access to the network, which the functions of its parties would keep in memory. */
function inSubnet(vnet: Vnet, subnet: Subnet, nics: readonly Nic[]): Party[] {
  const addresses = firstAddresses(nics);
  const parties: Party[] = [];
  if (nics.length > 0) {
    parties.push({
      kind: 'subnet',
      id: subnet.id,
      label: nics[0]?.label ?? subnet.label,
      vnet,
      subnet,
      members: nics.map(({ id }) => id),
      address: (wanted) => addresses.find(({ family }) => family === wanted),
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

/** The first address of each family among those of NICs. */
function firstAddresses(nics: readonly Nic[]): readonly Address[] {
  const addresses = nics.flatMap((nic) => nic.addresses);
  return distinctBy(addresses, ({ family }) => String(family));
}

function insideOf(prefix: Prefix): Address {
  return addressAt(prefix, prefix.length < (prefix.family === 4 ? 29 : 125) ? 4 : 0);
}
