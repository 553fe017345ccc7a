import type { BgpRoute } from '../../bgp/route.js';
import { byId } from '../../collections.js';
import { intendedDevice } from '../../findings/loops/group.js';
import type { Loop } from '../../findings/loops/loop.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Nva } from '../../topology/index.js';
import { type ApplianceHop, hopsOf, isReachable } from '../changes/next-hops.js';

/** How many next hops are tried. */
const triedHops = 4;

/**
 * Next hops to which a looping NVA could send instead, the best first: those of the NVA that its operating system
 * intends, load balancers before NICs; without an intended NVA, those of any NVA within reach.
 * @param vnet the VNet of the looping NIC
 */
export function farHops(world: World, loop: Loop, nva: DeclId, vnet: DeclId): readonly ApplianceHop[] {
  const { network } = world;
  const entry = loop.intentions.get(nva);
  const peer = intendedNva(world, nva, entry?.bgpRoute) ?? network.nva(intendedDevice(entry) ?? '');
  const wanted = peer ? [peer] : network.topology.nvas.filter(({ id }) => !loop.devices.includes(id)).sort(byId);
  const hops = new Map<string, ApplianceHop>();
  for (const candidate of wanted) {
    if (loop.devices.includes(candidate.id)) continue;
    for (const hop of hopsOf(network, candidate)) {
      if (isReachable(network, vnet, hop.address) && !hops.has(hop.address.text)) hops.set(hop.address.text, hop);
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
