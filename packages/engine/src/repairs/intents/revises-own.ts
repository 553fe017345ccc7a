import type { TopologyEdit } from '../edits/topology-edit.js';
import type { State } from './state.js';

/**
 * Whether edits change or remove a user-defined route that a state has added: another state has the other route, or
 * none, right away.
 */
export function revisesOwn({ edits: known, network }: State, edits: readonly TopologyEdit[]): boolean {
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

function usesTable({ topology }: State['network'], subnet: string, table: string): boolean {
  return topology.vnets.some(({ subnets }) =>
    subnets.some(({ id, routeTable }) => id === subnet && routeTable === table),
  );
}
