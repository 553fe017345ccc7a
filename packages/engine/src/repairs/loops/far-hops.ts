import type { Address } from '../../address/index.js';
import type { BgpRoute } from '../../bgp/route.js';
import { byId } from '../../collections.js';
import { intendedDevice } from '../../findings/loops/group.js';
import type { Loop } from '../../findings/loops/loop.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, LoadBalancer, Network, Nva } from '../../topology/index.js';

/** A next hop address with the NVAs that it leads to: one, or those behind a load balancer. */
export interface FarHop {
  readonly address: Address;
  readonly nvas: readonly Nva[];
}

/** How many next hops are tried. */
const triedHops = 4;

/**
 * Next hops to which a looping NVA could send instead, the best first: those of the NVA that its operating system
 * intends, load balancers before NICs; without an intended NVA, those of any NVA within reach.
 * @param vnet the VNet of the looping NIC
 */
export function farHops(world: World, loop: Loop, nva: DeclId, vnet: DeclId): readonly FarHop[] {
  const { network } = world;
  const entry = loop.intentions.get(nva);
  const peer = intendedNva(world, nva, entry?.bgpRoute) ?? network.nva(intendedDevice(entry) ?? '');
  const wanted = peer ? [peer] : network.topology.nvas.filter(({ id }) => !loop.devices.includes(id)).sort(byId);
  const hops = new Map<string, FarHop>();
  for (const candidate of wanted) {
    if (loop.devices.includes(candidate.id)) continue;
    for (const hop of hopsOf(network, candidate)) {
      if (reachable(network, vnet, hop.address) && !hops.has(hop.address.text)) hops.set(hop.address.text, hop);
    }
  }
  return [...hops.values()].slice(0, triedHops);
}

/** The NVA from which a route comes. Route Servers on the way are skipped, since they are not next hops (R165). */
function intendedNva(world: World, self: DeclId, route: BgpRoute | undefined): Nva | undefined {
  for (let at = route; at; at = at.parent) {
    const sender = world.devices.sender(at);
    const nva = sender === undefined || sender === self ? undefined : world.network.nva(sender);
    if (nva) return nva;
  }
  return undefined;
}

/** The load balancers in front of an NVA, then the addresses of its NICs. */
function hopsOf(network: Network, nva: Nva): readonly FarHop[] {
  const nics = network.nicsOf(nva);
  const balancers = nics.flatMap(({ nic, vnet }) =>
    vnet.subnets.flatMap(({ loadBalancers }) => loadBalancers.filter(({ backends }) => backends.includes(nic.id))),
  );
  return [
    ...balancers.map((balancer) => ({ address: balancer.address, nvas: backendNvas(network, balancer) })),
    ...nics.flatMap(({ nic }) => nic.addresses.map((address) => ({ address, nvas: [nva] }))),
  ];
}

function backendNvas(network: Network, { backends }: LoadBalancer): readonly Nva[] {
  return [...new Set(backends.flatMap((nic) => network.nvaOfNic(nic) ?? []))];
}

function reachable(network: Network, vnet: DeclId, address: Address): boolean {
  const found = network.ownerNear(vnet, address);
  return found !== undefined && (found.neighbour?.access ?? true);
}
