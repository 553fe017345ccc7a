import { nextHopText, type RouteTable } from '../topology/index.js';

/**
 * The content of a route table as a text: tables with equal routes and propagation are alike whatever they and their
 * routes are called.
 */
export function tableContent(table: RouteTable): string {
  let content = contents.get(table);
  if (content === undefined) {
    const routes = table.routes.map(({ destination, nextHop }) => {
      const to = 'prefix' in destination ? destination.prefix.text : destination.serviceTag;
      return `${to} ${nextHopText(nextHop)}`;
    });
    content = `${table.unknown ? table.id : ''}${table.disableBgpRoutePropagation} ${routes.sort().join(',')}`;
    contents.set(table, content);
  }
  return content;
}

const contents = new WeakMap<RouteTable, string>();
