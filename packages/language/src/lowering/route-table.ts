import { pathInId, type RouteTable, type UserNextHop, type UserRoute } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { longestName } from '../parser/limits.js';
import { unquote } from '../symbols/reference-text.js';
import type { LoweringContext } from './context.js';
import { flagOf, readAddress, readPrefix } from './values.js';

/** Lowers a route table. Incomplete routes are left out. */
export function lowerRouteTable(context: LoweringContext, node: ast.RouteTable): RouteTable | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  const times = new Map<string, number>();
  for (const name of node.routes.map(nameOf)) if (name) times.set(name, (times.get(name) ?? 0) + 1);
  const above = new Set<string>();
  const routes: UserRoute[] = [];
  node.routes.forEach((route, i) => {
    const name = nameOf(route);
    const scope = pathInId(declared.path);
    const unique = name !== undefined && times.get(name) === 1 && !/[/#%]/.test(name);
    const id = context.declare('route', `${scope}${unique ? `/${name}` : `#${i + 1}`}`, route);
    if (name && above.has(name)) {
      context.report(
        'AZR004',
        { node: route, property: 'name' },
        `${name} is already the name of a route in ${declared.name}; give one of the two another name.`,
      );
    }
    if (name) above.add(name);
    const nextHop = lowerNextHop(context, route.nextHop);
    const prefix = readPrefix(context, route, 'prefix', route.prefix);
    const destination = prefix ? { prefix } : route.serviceTag ? { serviceTag: unquote(route.serviceTag) } : undefined;
    if (nextHop && destination) routes.push({ kind: 'route', id, name, destination, nextHop });
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

/** The name of a route; a name that is too long counts as missing. */
function nameOf({ name }: ast.UserRoute): string | undefined {
  return name !== undefined && name.length <= longestName ? name : undefined;
}

function lowerNextHop(context: LoweringContext, node: ast.UserNextHop | undefined): UserNextHop | undefined {
  if (!node) return undefined;
  if (node.address !== undefined) {
    const address = readAddress(context, node, 'address', node.address);
    return address && { type: 'VirtualAppliance', address };
  }
  return node.type && node.type !== 'VirtualAppliance' ? { type: node.type } : undefined;
}
