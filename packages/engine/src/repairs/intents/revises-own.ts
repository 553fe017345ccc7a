import { type DeclId, type Network, tablesOf, type VirtualHub } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { State } from './state.js';

/**
 * Whether edits change or remove a route that a state has added to a route table or a hub: another state has the other
 * route, or none, right away.
 * @param before the network without the edits of the state
 */
export function revisesOwn(before: Network, { edits: known, network }: State, edits: readonly TopologyEdit[]): boolean {
  if (edits.some((edit) => edit.kind === 'changeDeclaration' && removesOwnStatic(before, network, edit))) return true;
  const added = known.filter((edit) => edit.kind === 'addUserRoute');
  if (added.length === 0) return false;
  return edits.some((edit) => {
    if (edit.kind !== 'removeDeclaration' && edit.kind !== 'changeDeclaration') return false;
    const table = network.topology.routeTables.find(
      ({ id, routes }) => id === edit.declaration || routes.some((route) => route.id === edit.declaration),
    );
    if (!table) return false;
    const isOwn = (text: string) =>
      added.some(({ subnet, prefix }) => prefix.text === text && usesTable(network, subnet, table.id));
    const touched = table.id === edit.declaration && edit.kind === 'removeDeclaration' ? table.routes : [];
    return [...touched, ...table.routes.filter(({ id }) => id === edit.declaration)].some(
      ({ destination: to }) => 'prefix' in to && isOwn(to.prefix.text),
    );
  });
}

function removesOwnStatic(
  before: Network,
  now: Network,
  { declaration, fields }: Extract<TopologyEdit, { kind: 'changeDeclaration' }>,
): boolean {
  const [was, is] = [before.virtualHub(declaration), now.virtualHub(declaration)];
  if (!was || !is) return false;
  const known = idsOfStatics(was);
  const left = idsOfStatics({ ...is, ...fields });
  return [...idsOfStatics(is)].some((id) => !known.has(id) && !left.has(id));
}

function idsOfStatics(hub: VirtualHub): ReadonlySet<DeclId> {
  return new Set(tablesOf(hub).flatMap(({ routes }) => routes.map(({ id }) => id)));
}

function usesTable({ topology }: State['network'], subnet: string, table: string): boolean {
  return topology.vnets.some(({ subnets }) =>
    subnets.some(({ id, routeTable }) => id === subnet && routeTable === table),
  );
}
