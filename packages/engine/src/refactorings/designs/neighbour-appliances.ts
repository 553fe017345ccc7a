import { type Address, hostPrefix } from '../../address/index.js';
import { hopsOf, isReachable } from '../../repairs/changes/next-hops.js';
import {
  type DeclId,
  hopAddresses,
  type Network,
  type Nva,
  type PlacedNic,
  type Tunnel,
  type UserRoute,
} from '../../topology/index.js';
import type { Selection } from '../offer.js';

/** An appliance of a hub, with the NIC that packets to other hubs leave by. */
export interface HubAppliance {
  readonly nva: Nva;
  readonly place: PlacedNic;
}

/** Two appliances of different VNets that can send to each other. */
export type AppliancePair = readonly [HubAppliance, HubAppliance];

/** The pairs of appliances, one of which is selected itself or with its VNet. */
export function selectedPairs(network: Network, selection: Selection): readonly AppliancePair[] {
  const all = network.topology.nvas.flatMap((nva): readonly HubAppliance[] => {
    const [place] = network.nicsOf(nva);
    return place ? [{ nva, place }] : [];
  });
  const selected = all.filter(
    ({ nva, place }) =>
      selection.includes(nva.id) || selection.includes(place.nic.id) || selection.includes(place.vnet.id),
  );
  const seen = new Set<string>();
  return selected.flatMap((near) =>
    all
      .filter((far) => far.place.vnet !== near.place.vnet && canSend(network, near, far) && canSend(network, far, near))
      .map((far): AppliancePair => (near.nva.name < far.nva.name ? [near, far] : [far, near]))
      .filter(([a, b]) => {
        const key = JSON.stringify([a.nva.id, b.nva.id]);
        return !seen.has(key) && seen.add(key);
      }),
  );
}

/** The tunnel between two appliances. */
export function tunnelBetween({ topology }: Network, [one, two]: AppliancePair): Tunnel | undefined {
  return topology.tunnels.find(({ a, b }) => joins(a.device, b.device, one.nva.id, two.nva.id));
}

/** The BGP sessions between two appliances. */
export function sessionsBetween({ topology }: Network, [one, two]: AppliancePair) {
  return topology.sessions.filter(({ a, b }) => joins(a.device, b.device, one.nva.id, two.nva.id));
}

/** The user-defined routes with which the subnets of an appliance lead to another one. */
export function routesBetween(network: Network, near: Nva, far: Nva): readonly UserRoute[] {
  const hops = new Set(hopsOf(network, far).map(({ address }) => address.text));
  const tables = new Set(network.nicsOf(near).map(({ subnet }) => subnet.routeTable));
  return [...tables]
    .flatMap((table) => network.routeTable(table)?.routes ?? [])
    .filter(({ nextHop }) => hopAddresses(nextHop).some(({ text }) => hops.has(text)));
}

/** The IPv4 address of an appliance at which tunnels end. */
function endpointOf({ place }: HubAppliance): Address | undefined {
  return place.nic.addresses.find(({ family }) => family === 4);
}

/** The host route that keeps the outer packets of a tunnel out of it. */
export function hostRouteTo(far: HubAppliance) {
  const address = endpointOf(far);
  return address && hostPrefix(address);
}

function canSend(network: Network, near: HubAppliance, far: HubAppliance): boolean {
  const address = endpointOf(far);
  return address !== undefined && isReachable(network, near.place.vnet.id, address);
}

function joins(a: DeclId, b: DeclId, one: DeclId, two: DeclId): boolean {
  return (a === one && b === two) || (a === two && b === one);
}
