import { grouped } from '../../collections.js';
import { listed } from '../../findings/listed.js';
import { tableContent } from '../../findings/table-content.js';
import { idsIn, isReferredTo } from '../../repairs/edits/references.js';
import type { DeclId, RouteTable, Topology } from '../../topology/index.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { selectedSubnets } from '../selected-subnets.js';

/**
 * Puts one route table in place of others with equal content: of the selected tables and those of the selected subnets
 * if there are several, or else another one of the topology in place of the selected one. The first in the text stays.
 */
export const inlineRouteTable: Refactoring = {
  name: 'inlineRouteTable',
  kind: 'refactor.inline',
  *offers({ network, topology }, selection): Iterable<Proposal> {
    const meant = new Set(
      [...selection, ...selectedSubnets(network, selection).map(({ subnet }) => subnet.routeTable)].flatMap(
        (id) => network.routeTable(id) ?? [],
      ),
    );
    const equal = grouped(topology.routeTables, tableContent);
    for (const content of new Set([...meant].map(tableContent))) {
      const [first, ...others] = equal.get(content) ?? [];
      if (!first || others.length === 0) continue;
      const own = [first, ...others].filter((table) => meant.has(table));
      const [kept, gone] = own.length > 1 ? [own[0], own.slice(1)] : [otherThan(own[0], [first, ...others]), own];
      const changed = kept && withOneTable(topology, kept, gone);
      if (!kept || !changed) continue;
      const title = `Use ${kept.label} in place of ${listed(gone.map(({ label }) => label))}, which ${gone.length === 1 ? 'has' : 'have'} the same routes`;
      yield { title, topology: changed, proof: { kind: 'same' } };
    }
  },
};

function otherThan(table: RouteTable | undefined, all: readonly RouteTable[]): RouteTable | undefined {
  return all.find((one) => one !== table);
}

/** The topology with one table in place of others; undefined if something else refers to them. */
function withOneTable(topology: Topology, kept: RouteTable, gone: readonly RouteTable[]): Topology | undefined {
  const ids = new Set<DeclId>(gone.map(({ id }) => id));
  const changed: Topology = {
    ...topology,
    routeTables: topology.routeTables.filter(({ id }) => !ids.has(id)),
    vnets: topology.vnets.map((vnet) => {
      const isConcerned = vnet.subnets.some(({ routeTable }) => routeTable !== undefined && ids.has(routeTable));
      if (!isConcerned) return vnet;
      const subnets = vnet.subnets.map((subnet) =>
        subnet.routeTable !== undefined && ids.has(subnet.routeTable) ? { ...subnet, routeTable: kept.id } : subnet,
      );
      return { ...vnet, subnets };
    }),
  };
  const isNamed = gone.some((table) => isReferredTo(changed, idsIn(table), table));
  return isNamed ? undefined : changed;
}
