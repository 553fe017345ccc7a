import type { RouteTable, UserNextHop, UserRoute } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { unquote } from '../symbols/reference-text.js';
import type { LoweringContext } from './context.js';
import { flagOf, readAddress, readPrefix } from './values.js';

/** Lowers a route table. A route that is not complete is left out. */
export function lowerRouteTable(context: LoweringContext, node: ast.RouteTable): RouteTable | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  const times = new Map<string, number>();
  for (const { name } of node.routes) if (name) times.set(name, (times.get(name) ?? 0) + 1);
  const routes: UserRoute[] = [];
  node.routes.forEach((route, i) => {
    const scope = declared.id.slice('routeTable:'.length);
    const unique = route.name !== undefined && times.get(route.name) === 1 && !/[/#%]/.test(route.name);
    const id = context.declare(`route:${scope}${unique ? `/${route.name}` : `#${i + 1}`}`, route);
    if (
      route.name !== undefined &&
      (times.get(route.name) ?? 0) > 1 &&
      node.routes.findIndex((r) => r.name === route.name) < i
    ) {
      context.report(
        'AZR004',
        { node: route, property: 'name' },
        `${route.name} is the name of a route above in ${declared.name}; give one of the two another name.`,
      );
    }
    const nextHop = lowerNextHop(context, route.nextHop);
    const prefix = readPrefix(context, route, 'prefix', route.prefix);
    const destination = prefix ? { prefix } : route.serviceTag ? { serviceTag: unquote(route.serviceTag) } : undefined;
    if (nextHop && destination) routes.push({ kind: 'route', id, name: route.name, destination, nextHop });
  });
  return {
    kind: 'routeTable',
    id: declared.id,
    name: declared.name,
    label: context.symbols.label(declared),
    disableBgpRoutePropagation: flagOf(context, node.flags, 'disableBgpRoutePropagation'),
    routes,
  };
}

function lowerNextHop(context: LoweringContext, node: ast.UserNextHop | undefined): UserNextHop | undefined {
  if (!node) return undefined;
  if (node.address !== undefined) {
    const address = readAddress(context, node, 'address', node.address);
    return address && { type: 'VirtualAppliance', address };
  }
  return node.type && node.type !== 'VirtualAppliance' ? { type: node.type } : undefined;
}
