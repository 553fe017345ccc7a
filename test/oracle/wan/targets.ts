import type { Wan, WanRouting } from './model.js';

/** W012–W018, W086: ids of the tables to which a connection of a hub propagates. */
export function targetsOf(wan: Wan, at: number, { tables, labels }: WanRouting): Set<string> {
  const hasIntent = (wan.hubs[at]?.policies.length ?? 0) > 0;
  const isWritten = !hasIntent && (tables.length > 0 || labels.length > 0);
  const wanted = isWritten ? labels : ['default'];
  const labelled = wan.hubs.flatMap((hub) => [
    ...(wanted.includes('default') ? [`${hub.name}.defaultRouteTable`] : []),
    ...hub.tables
      .filter((table) => table.labels.some((label) => wanted.includes(label)))
      .map((table) => `${hub.name}.${table.name}`),
  ]);
  return new Set([...(isWritten ? tables : []), ...labelled]);
}
