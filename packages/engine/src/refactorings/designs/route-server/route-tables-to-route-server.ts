import { isDefaultRoute, type Prefix } from '../../../address/index.js';
import { addPeering } from '../../../repairs/changes/peerings.js';
import { vnetBeside } from '../../../repairs/changes/vnet-beside.js';
import { applyEdits } from '../../../repairs/edits/apply-edits.js';
import { routeName } from '../../../repairs/edits/names.js';
import type { TopologyEdit } from '../../../repairs/edits/topology-edit.js';
import type { Network, Topology } from '../../../topology/index.js';
import type { Proposal, Refactoring } from '../../refactoring.js';
import { costOf, withCost } from '../cost.js';
import { withGatewayUse } from './gateway-flags.js';
import { routeServerSubnetLength, sessionsWith, withAsns, withRouteServer } from './new-route-server.js';
import { type Steered, steeredThrough, withoutSteering } from './steered.js';

/** Lets an appliance announce to a Route Server what route tables lead to it, with equal ways. */
export const routeTablesToRouteServer: Refactoring = {
  name: 'routeTablesToRouteServer',
  kind: 'refactor.rewrite',
  *offers({ network, topology }, [first]): Iterable<Proposal> {
    const hub = first === undefined ? undefined : network.vnet(first);
    if (!hub || hub.routeServers.length > 0) return;
    for (const steered of steeredThrough(network, hub)) {
      const designs = [
        { changed: oneServer(network, steered, false), servers: 'a Route Server' },
        // What is announced and not used would be sent back by the Route Server's own rows.
        { changed: oneServer(network, steered, true), servers: 'a Route Server' },
        { changed: splitServers(network, steered), servers: 'two Route Servers, one of them in a VNet of its own,' },
      ];
      const names = steered.hop.nvas.map(({ label }) => label).join(' and ');
      for (const { changed, servers } of designs) {
        if (!changed) continue;
        const title = `Announce to ${servers} what route tables lead through ${names}`;
        yield { title: withCost(title, costOf(topology, changed)), topology: changed, proof: { kind: 'samePassage' } };
      }
    }
  },
};

/** A Route Server in the hub, whose routes the spokes use like those of a gateway (R260). */
function oneServer(network: Network, steered: Steered, discards: boolean): Topology | undefined {
  const { hub, spokes, prefixes } = steered;
  const summaries = discards ? prefixes.filter((prefix) => !isDefaultRoute(prefix)) : [];
  if (discards && summaries.length === 0) return undefined;
  const placed = withRouteServer(withoutSteering(network.topology, steered), hub, false);
  if (!placed) return undefined;
  const { nvas, address } = steered.hop;
  const nextHop = nvas.length > 1 ? address : undefined;
  const used = withGatewayUse(
    withAsns(placed.topology, nvas),
    hub.id,
    spokes.map(({ id }) => id),
    true,
  );
  const sessions = [...used.sessions, ...sessionsWith(used, placed.server, nvas, prefixes, nextHop)];
  const edits = [
    ...ownRoutes(network, steered, prefixes.filter(isDefaultRoute), 'Internet'),
    ...ownRoutes(network, steered, summaries, 'None'),
  ];
  return applyEdits({ ...used, sessions }, edits);
}

/** R166: on the appliance's own subnet, what it announces must not lead back to it. */
function ownRoutes(
  network: Network,
  { hop }: Steered,
  prefixes: readonly Prefix[],
  type: 'Internet' | 'None',
): readonly TopologyEdit[] {
  const subnets = new Set(hop.nvas.flatMap((nva) => network.nicsOf(nva).map(({ subnet }) => subnet)));
  return [...subnets].flatMap((subnet) =>
    prefixes
      .filter((prefix) => !isRouted(network, subnet.routeTable, prefix))
      .map((prefix) => ({
        kind: 'addUserRoute' as const,
        subnet: subnet.id,
        name: type === 'None' ? 'unused' : routeName(network.topology, prefix, { type }),
        prefix,
        nextHop: { type },
      })),
  );
}

function isRouted(network: Network, table: string | undefined, { text }: Prefix): boolean {
  const routes = network.routeTable(table)?.routes ?? [];
  return routes.some(({ destination }) => 'prefix' in destination && destination.prefix.text === text);
}

/** R266: one Route Server tells the gateways of the hub about the spokes, and another one the spokes about the rest. */
function splitServers(network: Network, steered: Steered): Topology | undefined {
  const { hub, spokes, prefixes, hop } = steered;
  if (hub.vpnGateways.length + hub.expressRouteGateways.length === 0) return undefined;
  const first = withRouteServer(withoutSteering(network.topology, steered), hub, true);
  const beside = vnetBeside(network, hub, 'routeserver', routeServerSubnetLength);
  if (!first || !beside) return undefined;
  const freed = withGatewayUse(
    first.topology,
    hub.id,
    spokes.map(({ id }) => id),
    false,
  );
  const second = withRouteServer({ ...freed, vnets: [...freed.vnets, beside] }, beside, false);
  if (!second) return undefined;
  const peerings: readonly TopologyEdit[] = [
    addPeering(network, hub, beside, { allowForwardedTraffic: false }),
    ...spokes.map((spoke) => addPeering(network, beside, spoke, { allowForwardedTraffic: false })),
  ];
  const peered = applyEdits(withAsns(second.topology, hop.nvas), peerings);
  const used =
    peered &&
    withGatewayUse(
      peered,
      beside.id,
      spokes.map(({ id }) => id),
      true,
    );
  const nextHop = hop.nvas.length > 1 ? hop.address : undefined;
  const spaces = spokes.flatMap(({ addressSpace }) => addressSpace);
  return (
    used && {
      ...used,
      sessions: [
        ...used.sessions,
        ...sessionsWith(used, first.server, hop.nvas, spaces, nextHop),
        ...sessionsWith(used, second.server, hop.nvas, prefixes, nextHop),
      ],
    }
  );
}
