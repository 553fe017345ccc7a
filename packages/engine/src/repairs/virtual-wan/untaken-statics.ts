import { covers } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { untakenStatic } from '../../findings/virtual-wan/static-routes.js';
import type { HubRoute, Network, Vnet } from '../../topology/index.js';
import { appliancesOf, clearlyMeant } from '../changes/appliances-of-vnet.js';
import { connectToHub, hubRouteWith, setHub } from '../changes/hubs.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W031: a static route of the connection to an appliance in its network; the connection itself, if there is none. */
export const takeStaticRoute: Repairer = { mends: [untakenStatic], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const route = hubRouteWith(network, declaration);
  const vnet = route && network.vnet(route.nextHop);
  if (!route || !vnet) return;
  if (!network.hubConnectionOf(vnet.id)) yield* connected(network, route, vnet);
  else yield* taken(network, route, vnet);
}

function* taken(network: Network, route: HubRoute, vnet: Vnet): Generator<Candidate> {
  const connection = network.hubConnectionOf(vnet.id);
  if (!connection) return;
  const found = appliancesOf(network, vnet);
  const meant = clearlyMeant(found, route.prefixes);
  const ordered = meant ? [meant, ...found.filter((one) => one !== meant)] : found;
  for (const one of ordered) {
    const { label, address } = one;
    const staticRoutes = [...connection.staticRoutes, { name: undefined, prefixes: route.prefixes, nextHop: address }];
    yield {
      edits: [
        {
          kind: 'changeDeclaration',
          declaration: connection.id,
          fields: { staticRoutes },
          words: `lead ${textOf(route)} at ${connection.label} to ${label}`,
          size: 'attribute',
          touches: route.prefixes,
        },
      ],
      standing: one === meant ? 'fixAll' : 'offered',
    };
  }
}

/** W021: the VNet is connected to the hub of the table, with a static route to an appliance where it needs one. */
function* connected(network: Network, route: HubRoute, vnet: Vnet): Generator<Candidate> {
  const hub = network.topology.virtualHubs.find(({ defaultRouteTable, hubRouteTables }) =>
    [defaultRouteTable, ...hubRouteTables].some(({ routes }) => routes.includes(route)),
  );
  if (!hub) return;
  const { prefixes } = route;
  const others = prefixes.filter((prefix) => !vnet.addressSpace.some((space) => covers(space, prefix)));
  if (others.length === 0) yield { edits: [connectToHub(network, hub, vnet)], standing: 'preferred' };
  const found = others.length > 0 ? appliancesOf(network, vnet) : [];
  for (const { address } of found) {
    const staticRoutes = [{ name: undefined, prefixes: others, nextHop: address }];
    yield {
      edits: [connectToHub(network, hub, vnet, staticRoutes)],
      standing: found.length === 1 ? 'preferred' : 'offered',
    };
  }
  const without = <T extends { readonly routes: readonly HubRoute[] }>(table: T): T => ({
    ...table,
    routes: table.routes.filter((one) => one !== route),
  });
  const fields = hub.defaultRouteTable.routes.includes(route)
    ? { defaultRouteTable: without(hub.defaultRouteTable) }
    : { hubRouteTables: hub.hubRouteTables.map(without) };
  const words = `remove the static route ${textOf(route)} to ${vnet.label} from ${hub.label}`;
  yield { edits: [setHub(hub, fields, words)], standing: 'offered' };
}

function textOf({ prefixes }: HubRoute): string {
  return prefixes.map(({ text }) => text).join(', ');
}
