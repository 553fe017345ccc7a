import { isDefaultRoute, prefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import type { Network, RouteTable, Subnet, Vnet } from '../../topology/index.js';
import { routeNameFor } from '../changes/route-names.js';
import {
  leadTo,
  type NewRoute,
  ownTable,
  removeRoute,
  setNextHop,
  setPropagation,
  setTable,
} from '../changes/routes.js';
import { codesNamed } from '../codes-named.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { routeAt, usersOf } from '../subjects.js';

const everything = prefix('0.0.0.0/0');

/** R048 and others: removes a route that Azure refuses, that does harm where it stands, or that does nothing. */
export const removeUserRoute: Repairer = {
  mends: codesNamed('AZR403', 'AZR404', 'AZR406', 'AZR407', 'AZR412', 'AZR414', 'AZR415', 'AZR418', 'AZR419', 'AZR420'),
  candidates: ({ world: { network } }, finding) => {
    const at = routeAt(network, finding);
    if (!at) return [];
    return [{ edits: removeRoute(network, at.route), standing: standings[finding.code] ?? 'offered' }];
  },
};

/** Where removing is what the catalogue of repairs prefers. */
const standings: Readonly<Record<string, Candidate['standing']>> = {
  AZR412: 'fixAll',
  AZR414: 'fixAll',
  AZR404: 'fixAll',
};

/** R072: replaces a default route on the GatewaySubnet by one route for each spoke. */
export const routesForSpokes: Repairer = {
  mends: codesNamed('AZR404'),
  candidates: ({ world: { network } }, finding) => {
    const at = routeAt(network, finding);
    const user = at && usersOf(network, at.table).find(({ subnet }) => subnet.name === 'GatewaySubnet');
    if (!at || !user || at.route.nextHop.type !== 'VirtualAppliance') return [];
    const { nextHop } = at.route;
    const spokes = network
      .neighbours(user.vnet.id)
      .flatMap(({ vnet, remote }) => (remote.useRemoteGateways ? vnet.addressSpace : []));
    const edits = spokes.map((space) => leadTo(network, user.subnet, space, nextHop));
    return edits.length === 0 ? [] : [{ edits: [...edits, ...removeRoute(network, at.route)], standing: 'fixAll' }];
  },
};

/** R074: takes the table off a subnet that may have none. */
export const detachTable: Repairer = {
  mends: codesNamed('AZR208'),
  candidates: ({ world: { network } }, { declaration }) => {
    const thing = network.thing(declaration);
    const table = thing?.kind === 'subnet' ? network.routeTable(thing.subnet.routeTable) : undefined;
    if (!table) return [];
    const words = `take ${table.label} off ${network.label(declaration)}`;
    return [{ edits: [setTable(declaration, undefined, words)], standing: 'fixAll' }];
  },
};

/** R072: propagation on the GatewaySubnet: in its table, or in a copy of it if the table serves others. */
export const propagateOnGatewaySubnet: Repairer = {
  mends: codesNamed('AZR405'),
  candidates: ({ world: { network } }, { declaration }) => {
    const table = network.topology.routeTables.find(({ id }) => id === declaration);
    if (!table) return [];
    const users = usersOf(network, table);
    const gateway = users.find(({ subnet }) => subnet.name === 'GatewaySubnet');
    const copy =
      gateway && users.length > 1
        ? [copyFor(network, gateway, table, { disableBgpRoutePropagation: false }, 'propagation on')]
        : [];
    const on: Candidate = { edits: [setPropagation(table, false)], standing: users.length > 1 ? 'offered' : 'fixAll' };
    return [...copy, on];
  },
};

/** R075: a firewall's subnet has 0.0.0.0/0 to the Internet. */
export const firewallToInternet: Repairer = {
  mends: codesNamed('AZR408'),
  candidates: ({ world: { network } }, finding) => {
    const at = routeAt(network, finding);
    if (at) {
      const users = usersOf(network, at.table);
      const own = users.find(({ subnet }) => subnet.name.startsWith('AzureFirewall'));
      const changed: Candidate = { edits: [setNextHop(network, at.route, { type: 'Internet' })], standing: 'fixAll' };
      if (!own || users.length === 1) return [changed];
      const routes = at.table.routes.map((route) =>
        route === at.route ? { ...route, nextHop: { type: 'Internet' as const } } : route,
      );
      return [copyFor(network, own, at.table, { routes }, '0.0.0.0/0 to the Internet'), changed];
    }
    const thing = network.thing(finding.declaration);
    const subnet = thing?.kind === 'subnet' ? thing.subnet : subnetOfFirewall(network, finding);
    return subnet ? [{ edits: [leadTo(network, subnet, everything, { type: 'Internet' })], standing: 'fixAll' }] : [];
  },
};

function subnetOfFirewall(network: Network, { declaration }: Finding): Subnet | undefined {
  const thing = network.thing(declaration);
  return thing && 'vnet' in thing ? thing.vnet.subnets.find(({ name }) => name === 'AzureFirewallSubnet') : undefined;
}

/** A copy of a table for one of its subnets. */
function copyFor(
  network: Network,
  { subnet, vnet }: { readonly subnet: Subnet; readonly vnet: Vnet },
  table: RouteTable,
  change: Partial<Pick<RouteTable, 'disableBgpRoutePropagation' | 'routes'>>,
  what: string,
): Candidate {
  const role =
    subnet.name === 'GatewaySubnet' ? 'gateway' : subnet.name.startsWith('AzureFirewall') ? 'firewall' : subnet.name;
  const words = `give ${subnet.label} a table of its own: ${what}`;
  const content = { disableBgpRoutePropagation: table.disableBgpRoutePropagation, routes: table.routes, ...change };
  return { edits: ownTable(network, subnet, `rt-${vnet.name}-${role}`, content, words), standing: 'fixAll' };
}

/** R069: the routes that a table without propagation lost, to the appliance that it uses; or propagation. */
export const replaceLostRoutes: Repairer = { mends: codesNamed('AZR417'), candidates: lostRoutes };

/** How many lost prefixes are led to an appliance. */
const mostLost = 8;

function lostRoutes({ world: { network } }: RepairContext, { declaration, related }: Finding): readonly Candidate[] {
  const table = network.topology.routeTables.find(({ id }) => id === declaration);
  const [user] = table ? usersOf(network, table) : [];
  if (!table || !user) return [];
  const appliance = table.routes.find(({ nextHop }) => nextHop.type === 'VirtualAppliance')?.nextHop;
  const sites = network.topology.sites.filter(
    ({ id }) => related.length === 0 || related.some((place) => place.declaration === id),
  );
  const spaces = sites
    .flatMap(({ addressSpace }) => addressSpace)
    .filter((space) => !isDefaultRoute(space))
    .slice(0, mostLost);
  const edits: readonly TopologyEdit[] = appliance
    ? spaces
        .filter(
          (space) =>
            !table.routes.some(({ destination }) => 'prefix' in destination && destination.prefix.text === space.text),
        )
        .map((space) => leadTo(network, user.subnet, space, appliance))
    : [];
  return [
    ...(edits.length > 0 ? [{ edits, standing: 'fixAll' as const }] : []),
    { edits: [setPropagation(table, false)], standing: 'offered' as const },
  ];
}

/** A table that no subnet has is removed, or given to the subnets whose siblings have it. */
export const useOrRemoveTable: Repairer = {
  mends: codesNamed('AZR416'),
  candidates: ({ world: { network } }, { declaration }) => {
    const table = network.topology.routeTables.find(({ id }) => id === declaration);
    if (!table) return [];
    return [
      {
        edits: [
          { kind: 'removeDeclaration', declaration, words: `remove ${table.label}`, size: 'remove', touches: [] },
        ],
        standing: 'offered',
      },
    ];
  },
};

/** R199, R197: leads the hub's own range and others past what a route must not cover: the far networks only. */
export const narrowToNeighbours: Repairer = {
  mends: codesNamed('AZR406', 'AZR407', 'AZR418'),
  candidates: ({ world: { network } }, finding) => {
    const at = routeAt(network, finding);
    const [user] = at ? usersOf(network, at.table) : [];
    if (!at || !user || !('prefix' in at.route.destination) || at.route.nextHop.type !== 'VirtualAppliance') return [];
    const { nextHop } = at.route;
    const reserved = ['GatewaySubnet', 'RouteServerSubnet', 'AzureFirewallSubnet', 'AzureBastionSubnet'];
    const home =
      network.topology.vnets.find(({ id }) => network.ownerIn(id, nextHop.address) !== undefined) ?? user.vnet;
    const ordinary = home.subnets.filter(({ name, nics }) => !reserved.includes(name) && nics.length > 0);
    const inside = ordinary.flatMap(({ prefixes }) => prefixes);
    const routes: readonly NewRoute[] = inside.map((space) => ({
      name: routeNameFor(network, space),
      destination: { prefix: space },
      nextHop,
    }));
    const edits = routes.flatMap(({ destination }) =>
      'prefix' in destination ? [leadTo(network, user.subnet, destination.prefix, nextHop)] : [],
    );
    return edits.length === 0 ? [] : [{ edits: [...edits, ...removeRoute(network, at.route)], standing: 'preferred' }];
  },
};
