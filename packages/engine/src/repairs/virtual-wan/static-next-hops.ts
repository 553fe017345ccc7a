import { contains, covers } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { localStatic, unreachedNextHop } from '../../findings/virtual-wan/static-routes.js';
import type { HubVirtualNetworkConnection } from '../../topology/index.js';
import { appliancesOf, clearlyMeant } from '../changes/appliances-of-vnet.js';
import { hubRouteWith } from '../changes/hubs.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W033: a static route of a connection leads to an appliance of its VNet. */
export const pointConnectionAtAppliance: Repairer = { mends: [unreachedNextHop], candidates: nextHops };

function* nextHops({ world: { network } }: RepairContext, { declaration, key }: Finding): Generator<Candidate> {
  const connection = network.hubConnection(declaration);
  const vnet = connection && network.vnet(connection.vnet);
  if (!connection || !vnet) return;
  const peered = network.neighbours(vnet.id).map((neighbour) => neighbour.vnet);
  const near = [vnet, ...peered.filter(({ id }) => id !== connection.hub)];
  const own = appliancesOf(network, vnet);
  // An appliance of the VNet is what is meant; only without one, those in networks around it count.
  const found = own.length > 0 ? own : near.flatMap((one) => appliancesOf(network, one));
  const isWrong = (route: (typeof connection.staticRoutes)[number]) => key.endsWith(`|${route.nextHop.text}`);
  const wrong = connection.staticRoutes.filter(isWrong);
  const meant = clearlyMeant(
    found,
    wrong.flatMap(({ prefixes }) => prefixes),
  );
  const ordered = meant ? [meant, ...found.filter((one) => one !== meant)] : found;
  for (const one of ordered) {
    const { label, address } = one;
    if (!near.some(({ addressSpace }) => addressSpace.some((space) => contains(space, address)))) continue;
    const staticRoutes = connection.staticRoutes.map((route) =>
      isWrong(route) ? { ...route, nextHop: address } : route,
    );
    const words = `lead the static routes of ${connection.label} to ${label} (${address.text})`;
    yield { edits: [change(connection, { staticRoutes }, words)], standing: one === meant ? 'fixAll' : 'offered' };
  }
}

/** W029, W035: other hubs know the static routes that a connection propagates. */
export const propagateStatics: Repairer = { mends: [localStatic], candidates: propagated };

function* propagated({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const route = hubRouteWith(network, declaration);
  const connection = route && network.hubConnectionOf(route.nextHop);
  const vnet = connection && network.vnet(connection.vnet);
  if (!route || !connection || !vnet) return;
  const known = connection.staticRoutes.flatMap(({ prefixes }) => prefixes);
  const missing = route.prefixes.filter((prefix) => !known.some((one) => covers(one, prefix)));
  const words = `let ${connection.label} propagate its static routes`;
  if (missing.length === 0) {
    yield { edits: [change(connection, { propagateStaticRoutes: true }, words)], standing: 'offered' };
    return;
  }
  for (const { label, address } of appliancesOf(network, vnet)) {
    const staticRoutes = [...connection.staticRoutes, { name: undefined, prefixes: missing, nextHop: address }];
    const texts = missing.map(({ text }) => text).join(', ');
    const fields = { staticRoutes, propagateStaticRoutes: true };
    yield {
      edits: [change(connection, fields, `lead ${texts} at ${connection.label} to ${label}`)],
      standing: 'offered',
    };
  }
}

function change(
  { id }: HubVirtualNetworkConnection,
  fields: Partial<HubVirtualNetworkConnection>,
  words: string,
): TopologyEdit {
  return { kind: 'changeDeclaration', declaration: id, fields, words, size: 'attribute', touches: undefined };
}
