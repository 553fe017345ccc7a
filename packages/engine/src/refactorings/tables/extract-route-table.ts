import { grouped } from '../../collections.js';
import { listed } from '../../findings/listed.js';
import { applyEdits } from '../../repairs/edits/apply-edits.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { selectedSubnets } from '../selected-subnets.js';

/** Gives selected subnets, which share a route table with others, a table of their own with the same routes. */
export const extractRouteTable: Refactoring = {
  name: 'extractRouteTable',
  kind: 'refactor.extract',
  *offers({ network, topology }, selection): Iterable<Proposal> {
    const all = topology.vnets.flatMap(({ subnets }) => subnets);
    const withTable = selectedSubnets(network, selection).filter(({ subnet }) => subnet.routeTable !== undefined);
    for (const [tableId, group] of grouped(withTable, ({ subnet }) => subnet.routeTable)) {
      const table = network.routeTable(tableId);
      const subnets = group.map(({ subnet }) => subnet.id);
      const isShared = all.some(({ id, routeTable }) => routeTable === tableId && !subnets.includes(id));
      if (!table || !isShared) continue;
      const changed = applyEdits(topology, [{ kind: 'addRouteTable', subnets, of: table.id, routes: [] }]);
      const added = changed?.routeTables.at(-1);
      if (!changed || !added) continue;
      const whose = listed(group.map(({ subnet }) => subnet.label));
      const title = `Give ${whose} a route table of ${group.length === 1 ? 'its' : 'their'} own, ${added.name}, with the routes of ${table.label}`;
      yield { title, topology: changed, proof: { kind: 'same' } };
    }
  },
};
