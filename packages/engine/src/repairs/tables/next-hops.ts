import { type Address, contains } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import {
  nextHopForwardsNothing,
  nextHopNotPeered,
  nextHopOfNobody,
} from '../../findings/route-tables/appliance-next-hops.js';
import {
  type DeclId,
  hopAddresses,
  type Network,
  subnetOf,
  type UserNextHop,
  type Vnet,
} from '../../topology/index.js';
import { type ApplianceInReach, appliancesInReach, difference } from '../changes/appliances-in-reach.js';
import { addGatewayPeering, arePeered, joinVnets, mayBePeered, subnetsWith } from '../changes/peerings.js';
import { pointWrongAt, type WrongRoutes, wrongRoutesOf } from '../changes/wrong-routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Points user-defined routes at an appliance in reach, or peers the VNets so that theirs is in reach. */
export const pointAtAppliance: Repairer = {
  mends: [nextHopNotPeered, nextHopOfNobody, nextHopForwardsNothing],
  candidates,
};

function* candidates({ world: { network } }: RepairContext, finding: Finding): Generator<Candidate> {
  const wrong = wrongRoutesOf(network, finding);
  if (!wrong) return;
  const vnets = vnetsOf(network, wrong);
  const rest = remaining(network, wrong, vnets);
  if (rest) yield { edits: pointWrongAt(network, wrong, rest), standing: 'fixAll' };
  const address = addressOf(wrong);
  if (!address) return;
  const found = appliancesFor(network, wrong, address);
  for (const { address: other, users } of found) {
    const isMistyped = users > 0 && difference(other.text, address.text) === 1;
    yield {
      edits: pointWrongAt(network, wrong, { type: 'VirtualAppliance', address: other }),
      standing: found.length === 1 || isMistyped ? 'fixAll' : found[0]?.address === other ? 'preferred' : 'offered',
    };
  }
  const owner = network.topology.vnets.find(({ addressSpace }) =>
    addressSpace.some((space) => contains(space, address)),
  );
  if (finding.code !== nextHopNotPeered.code || !owner || !vnets.every((vnet) => mayBePeered(network, vnet, owner)))
    return;
  const others = usersOf(network, address).filter((vnet) => !vnets.includes(vnet));
  const ends = [...wrong.subnets.map(({ id }) => id), ...subnetsWith(owner, address)];
  yield {
    edits: vnets.flatMap((vnet) => joinVnets(network, owner, vnet, ends) ?? []),
    // To join networks is a decision of its own, unless all others with this next hop, or the routes on both sides, show
    // that it has been made.
    standing:
      arePeered(network, others, owner) || vnets.every((vnet) => leadsInto(network, owner, vnet))
        ? 'fixAll'
        : 'offered',
  };
  if (network.transitSpokes(owner.id).length > 0 && vnets.every(({ id }) => isAlone(network, id, owner))) {
    yield { edits: vnets.map((vnet) => addGatewayPeering(network, vnet, owner)), standing: 'offered' };
  }
}

/** Whether a VNet has neither a hub nor a peering with another one. */
function isAlone(network: Network, vnet: DeclId, { id }: Vnet): boolean {
  return !network.hubOf(vnet) && !network.peeringBetween(vnet, id);
}

/** Whether user-defined routes in one VNet have next hops in another one, which only a peering brings into reach (R059). */
function leadsInto({ topology: { routeTables } }: Network, { subnets }: Vnet, { addressSpace }: Vnet): boolean {
  const tables = new Set(subnets.map(({ routeTable }) => routeTable));
  return routeTables
    .filter(({ id }) => tables.has(id))
    .some(({ routes }) =>
      routes.some(({ nextHop }) =>
        hopAddresses(nextHop).some((address) => addressSpace.some((space) => contains(space, address))),
      ),
    );
}

/** The VNets whose route tables have a next hop. */
function usersOf({ topology: { routeTables, vnets } }: Network, { text }: Address): readonly Vnet[] {
  const tables = new Set(
    routeTables
      .filter(({ routes }) =>
        routes.some(({ nextHop }) => hopAddresses(nextHop).some((address) => address.text === text)),
      )
      .map(({ id }) => id),
  );
  return vnets.filter(({ subnets }) =>
    subnets.some(({ routeTable }) => routeTable !== undefined && tables.has(routeTable)),
  );
}

/** The next hops of a route with several of them that are left without those that lead nowhere (R286). */
function remaining(
  network: Network,
  { routes: [route] }: WrongRoutes,
  vnets: readonly Vnet[],
): UserNextHop | undefined {
  if (route?.nextHop.type !== 'VirtualApplianceEcmp') return undefined;
  const { addresses } = route.nextHop;
  const kept = addresses.filter((address) =>
    vnets.every(({ id }) => {
      const owner = network.ownerNear(id, address)?.owner;
      return owner?.kind === 'firewall' || owner?.kind === 'loadBalancer' || (owner?.kind === 'nic' && owner.nva);
    }),
  );
  const [first, ...others] = kept;
  if (!first || kept.length === addresses.length) return undefined;
  return others.length === 0
    ? { type: 'VirtualAppliance', address: first }
    : { type: 'VirtualApplianceEcmp', addresses: kept };
}

function addressOf({ routes: [route] }: WrongRoutes) {
  return route?.nextHop.type === 'VirtualAppliance' ? route.nextHop.address : undefined;
}

/**
 * The appliances to which routes may lead instead: within reach of all subnets on which they are wrong, and in none of
 * these, or an appliance would send the packets to itself.
 */
export function appliancesFor(
  network: Network,
  wrong: WrongRoutes,
  instead: Address | undefined,
): readonly ApplianceInReach[] {
  const vnets = vnetsOf(network, wrong).map(({ id }) => id);
  const nics = new Set(wrong.subnets.flatMap((subnet) => subnet.nics.map(({ id }) => id)));
  return appliancesInReach(network, vnets, instead).filter(({ device }) => {
    const thing = network.thing(device);
    if (thing?.kind === 'nva') return !thing.nva.nics.some((nic) => nics.has(nic));
    if (thing?.kind !== 'firewall') return true;
    const own = subnetOf(thing.vnet, 'AzureFirewallSubnet');
    return own === undefined || !wrong.subnets.includes(own);
  });
}

/** The VNets of the subnets on which routes are wrong. */
export function vnetsOf(network: Network, { subnets }: WrongRoutes): readonly Vnet[] {
  const ids = new Set<DeclId>(subnets.map(({ id }) => id));
  return network.topology.vnets.filter((vnet) => vnet.subnets.some(({ id }) => ids.has(id)));
}
