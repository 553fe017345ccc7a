import type { DeclId, HubRouteTable, Network } from '../../topology/index.js';
import { hubPropagation } from './propagation.js';

/** The route tables of all hubs to which a connection of a VNet or branch propagates (W012), those of its own hub first. */
export function propagatedTables(network: Network, connection: DeclId): readonly HubRouteTable[] {
  const { tables, exports } = hubPropagation(network);
  const own = tables.flatMap(({ table, locals }) => (table && locals.has(connection) ? [table] : []));
  const others = exports.filter((one) => one.connections.has(connection)).flatMap((one) => one.tables);
  const remote = others.flatMap((id) => {
    const thing = network.thing(id);
    return thing?.kind === 'hubRouteTable' ? [thing.hubRouteTable] : [];
  });
  return [...own, ...remote];
}
