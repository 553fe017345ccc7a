import { compareTexts } from '../../collections.js';
import { peeringOf } from '../../findings/advice/in-vain.js';
import type { Finding } from '../../findings/finding.js';
import type { DeclId, Network, RouteTable, UserRoute, Vnet } from '../../topology/index.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { addPeering, completePeering, mayPeer } from '../changes/peerings.js';
import { removeRoute, setNextHop } from '../changes/routes.js';
import { codesNamed } from '../codes-named.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { routeAt, usersOf } from '../subjects.js';

/** How many other next hops are tried. */
const triedHops = 4;

/**
 * Gives routes whose next hop cannot be reached, is nobody's or forwards nothing (R058, R059, R199) an appliance that can
 * be reached; or makes the VNet of the next hop a neighbour; or removes them.
 */
export const replaceNextHop: Repairer = {
  mends: codesNamed('AZR401', 'AZR402', 'AZR409', 'AZR410', 'AZR411'),
  candidates,
};

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const at = routeAt(network, finding);
  if (!at) return [];
  const { table, route } = at;
  const same = sameNextHop(table, route);
  const vnets = [...new Set(usersOf(network, table).map(({ vnet }) => vnet))];
  return [
    ...hopsForAll(network, vnets, route).map(
      (address): Candidate => ({
        edits: same.map((each) => setNextHop(network, each, { type: 'VirtualAppliance', address })),
        standing: 'preferred',
      }),
    ),
    ...bridges(network, vnets, route).map((edits): Candidate => ({ edits, standing: 'offered' })),
    {
      edits: same.flatMap((each) => removeRoute(network, each)),
      standing: finding.code === 'AZR401' ? 'fixAll' : 'offered',
    },
  ];
}

/** The routes of a table with the same next hop. */
function sameNextHop({ routes }: RouteTable, { nextHop }: UserRoute): readonly UserRoute[] {
  return routes.filter((each) =>
    nextHop.type === 'VirtualAppliance'
      ? each.nextHop.type === 'VirtualAppliance' && each.nextHop.address.text === nextHop.address.text
      : each.nextHop.type === nextHop.type,
  );
}

/** The next hops of appliances that all VNets of the table reach: those that other routes name come first. */
function hopsForAll(network: Network, vnets: readonly Vnet[], { nextHop }: UserRoute) {
  const known = nextHop.type === 'VirtualAppliance' ? nextHop.address : undefined;
  const uses = usesOfHops(network);
  const { nvas, vnets: all } = network.topology;
  const appliances: readonly DeclId[] = [...nvas, ...all.flatMap(({ firewalls }) => firewalls)].map(({ id }) => id);
  const hops = new Map(
    appliances.flatMap((id) => hopsTo(network, id).map(({ address }) => [address.text, address] as const)),
  );
  return [...hops.values()]
    .filter(({ text, family }) => text !== known?.text && (!known || family === known.family))
    .filter((address) => vnets.every(({ id }) => isReachable(network, id, address)))
    .sort((a, b) => (uses.get(b.text) ?? 0) - (uses.get(a.text) ?? 0) || compareTexts(a.text, b.text))
    .slice(0, triedHops);
}

function usesOfHops({ topology }: Network): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { nextHop } of topology.routeTables.flatMap(({ routes }) => routes)) {
    if (nextHop.type === 'VirtualAppliance') uses.set(nextHop.address.text, (uses.get(nextHop.address.text) ?? 0) + 1);
  }
  return uses;
}

/** What makes the VNet of the next hop a neighbour of those that use the route. */
function bridges(
  network: Network,
  vnets: readonly Vnet[],
  { nextHop }: UserRoute,
): readonly (readonly TopologyEdit[])[] {
  if (nextHop.type !== 'VirtualAppliance') return [];
  const home = network.topology.vnets.find(({ id }) => network.ownerIn(id, nextHop.address) !== undefined);
  if (!home) return [];
  const edits = vnets
    .filter((vnet) => !isReachable(network, vnet.id, nextHop.address))
    .map((vnet): TopologyEdit | undefined => {
      const known = peeringOf(network, vnet.id, home.id);
      if (known) return known.oneSided ? completePeering(network, known) : undefined;
      return mayPeer(vnet, home) ? addPeering(network, vnet, home) : undefined;
    });
  return edits.length > 0 && edits.every((edit) => edit !== undefined) ? [edits] : [];
}
