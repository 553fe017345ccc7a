import { childOf, childrenOf, type Fields, flagOf, idOf, textOf, textsOf } from '../azure/fields.js';
import { type Estate, has, leftOut, missing, shortId } from './estate.js';
import type { HubRouteTable, Remark, RoutingConfiguration, VirtualHub } from './things.js';
import { defaultLabel, hubCommand, isDefault, isNone, tableOf } from './virtual-hubs.js';

const noneLabel = 'none';

/** The routing configuration of a connection of which nothing is known: Azure's default. */
export const openRouting: RoutingConfiguration = {
  associated: undefined,
  tables: [],
  labels: [],
  enableInternetSecurity: undefined,
};

interface Owner {
  readonly id: string;
  readonly remarks: Remark[];
  /** Whether it is the connection of a site, a circuit or clients, for which another default applies (W103). */
  readonly isBranch: boolean;
}

/** `routingConfiguration` and `enableInternetSecurity` of a connection with a hub. What is the default is left open. */
export function routingOf(estate: Estate, hub: VirtualHub, fields: Fields, owner: Owner): RoutingConfiguration {
  const configuration = childOf(fields, 'routingconfiguration');
  const { id, remarks, isBranch } = owner;
  if (has(configuration ?? {}, 'inboundroutemap') || has(configuration ?? {}, 'outboundroutemap'))
    remarks.push(leftOut('route maps', id));
  const found = (text: string | undefined) => {
    if (text === undefined) return undefined;
    const table = tableOf(estate, text);
    if (!table) {
      const what = `route table ${shortId(text)} in the routing configuration of ${shortId(id)}, which is not here.`;
      remarks.push({ ...missing(id, what), answer: hubCommand('route-table list', hub) });
    }
    return table;
  };
  const associated = found(idOf(configuration, 'associatedroutetable'));
  const propagated = childOf(configuration, 'propagatedroutetables');
  const ids = [
    ...childrenOf(propagated, 'ids').flatMap((each) => textOf(each, 'id') ?? []),
    ...textsOf(propagated, 'ids'),
  ];
  const labels = [...new Set(textsOf(propagated, 'labels'))];
  const tables = new Set(ids.flatMap((each) => found(each) ?? []));
  const internet = flagOf(fields, 'enableinternetsecurity');
  return {
    associated: associated && associated.hub === hub && isDefault(associated) ? undefined : associated,
    ...propagation(estate, hub, [...tables], labels),
    enableInternetSecurity: internet === !isBranch ? undefined : internet,
  };
}

/**
 * Azure names the hub's default table besides the label that all default tables have; the label alone is the default.
 * Beside the table without routes stands a label `none`, which no other table has.
 */
function propagation(
  estate: Estate,
  hub: VirtualHub,
  tables: readonly HubRouteTable[],
  labels: readonly string[],
): Pick<RoutingConfiguration, 'tables' | 'labels'> {
  const hasNone = (table: HubRouteTable) => !isNone(table) && table.labels.includes(noneLabel);
  if (labels.includes(noneLabel) && ![...estate.hubs.values()].some(({ routeTables }) => routeTables.some(hasNone))) {
    const named = tables.length > 0 ? tables : hub.routeTables.filter(isNone);
    return propagation(
      estate,
      hub,
      named,
      labels.filter((label) => label !== noneLabel),
    );
  }
  if (!labels.includes(defaultLabel)) return { tables, labels };
  const others = tables.filter((table) => !isDefault(table));
  return others.length === 0 && labels.length === 1 ? { tables: [], labels: [] } : { tables: others, labels };
}
