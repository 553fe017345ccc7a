import {
  type Address,
  contains,
  covers,
  hostPrefix,
  overlaps,
  type Prefix,
  rebaseAddress,
  rebasePrefix,
} from '../../address/index.js';
import { idsIn } from '../../repairs/edits/references.js';
import type { DeclId, Network, Subnet, Topology, Vnet } from '../../topology/index.js';
import { type Moves, moveValues } from './move-values.js';
import { ownersBeside } from './owners-beside.js';

/**
 * Gives a VNet another prefix in place of one of its address space. All that lies in it follows: subnets, NICs and other
 * addresses, routes, next hops, filters, selectors, endpoints, BGP addresses and expectations.
 * @param to as long as `from`
 */
export function withVnetAt(topology: Topology, vnet: Vnet, from: Prefix, to: Prefix): Topology {
  return renumbered(topology, idsIn(vnet), from, to);
}

/** Moves a subnet to another prefix of its length, with all that lies in it. */
export function withSubnetAt(topology: Topology, vnet: Vnet, subnet: Subnet, from: Prefix, to: Prefix): Topology {
  // The addresses of gateways and firewalls are declared beside their subnet.
  const devices = [...vnet.vpnGateways, ...vnet.firewalls].map(({ id }) => id);
  return renumbered(topology, new Set([...idsIn(subnet), ...devices]), from, to);
}

/** Gives a NIC, load balancer, private endpoint or firewall another address, which next hops and endpoints follow. */
export function withAddressAt(
  topology: Topology,
  owner: { readonly id: DeclId },
  from: Address,
  to: Address,
): Topology {
  return renumbered(topology, new Set([owner.id]), hostPrefix(from), hostPrefix(to));
}

/** Whether the far ends of gateways hold the addresses of a VNet, or would have to be told about others (R282). */
export function isHeldElsewhere({ topology }: Network, vnet: Vnet, prefix: Prefix): boolean {
  const hasGateways =
    vnet.vpnGateways.length > 0 || vnet.expressRouteGateways.length > 0 || vnet.routeServers.length > 0;
  const selectors = topology.connections.flatMap(({ a, b }) => [...(a.prefixes ?? []), ...(b.prefixes ?? [])]);
  return hasGateways || selectors.some((one) => overlaps(one, prefix));
}

function renumbered(topology: Topology, own: ReadonlySet<DeclId>, from: Prefix, to: Prefix): Topology {
  const others = ownersBeside(topology, own);
  const isOwn = (address: Address) => others.owned.has(address.text) && !others.foreign.has(address.text);
  const within = (isInside: boolean): Moves => ({
    address: (address) => {
      if (!contains(from, address)) return address;
      const follows = isInside || isOwn(address) || !others.spaces.some((space) => contains(space, address));
      return follows ? rebaseAddress(address, from, to) : address;
    },
    prefix: (prefix) => {
      if (!covers(from, prefix)) return prefix;
      const isHost =
        prefix.length === 32 * prefix.words.length && isOwn({ ...prefix, text: prefix.text.split('/')[0] ?? '' });
      const follows = isInside || isHost || !others.spaces.some((space) => overlaps(space, prefix));
      return follows ? rebasePrefix(prefix, from, to) : prefix;
    },
  });
  const [inside, outside] = [within(true), within(false)];
  return moveValues(topology, (id) => (own.has(id) ? inside : outside));
}
