import { type Address, distinctBy, pathInId, type RouteTable, type UserNextHop, type UserRoute } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { longestName } from '../parser/limits.js';
import { unquote } from '../symbols/reference-text.js';
import type { LoweringContext } from './context.js';
import { flagOf, readAddress, readAddresses, readPrefix } from './values.js';

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
    unknown: node.unknown,
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
    const further = readAddresses(context, node, 'furtherAddresses', node.furtherAddresses);
    const isSeveral = node.furtherAddresses.length > 0 || node.type === 'VirtualApplianceEcmp';
    if (isSeveral) return lowerSeveral(context, node, address ? [address, ...further] : further);
    return address && { type: 'VirtualAppliance', address };
  }
  const { type } = node;
  return type && type !== 'VirtualAppliance' && type !== 'VirtualApplianceEcmp' ? { type } : undefined;
}

/** What Azure accepts (R286). */
const mostNextHops = 64;

/** R286: 2 to 64 next hops of one family; what is wrong with them is reported, and the others count. */
function lowerSeveral(
  context: LoweringContext,
  node: ast.UserNextHop,
  addresses: readonly Address[],
): UserNextHop | undefined {
  const [first] = addresses;
  if (!first) return undefined;
  const kept = distinctBy(addresses, ({ text }) => text).filter(({ family }) => family === first.family);
  const problem =
    node.furtherAddresses.length === 0
      ? 'VirtualApplianceEcmp needs at least two next hops; add one, or write VirtualAppliance.'
      : addresses.some(({ family }) => family !== first.family)
        ? 'The next hops of a route are all IPv4 or all IPv6; remove those of the other family.'
        : kept.length < addresses.length
          ? 'A next hop is given twice; remove one of the two.'
          : kept.length > mostNextHops
            ? `A route has at most ${mostNextHops} next hops in Azure; remove some.`
            : undefined;
  if (problem) context.report('AZR049', { node }, problem);
  return kept.length === 1
    ? { type: 'VirtualAppliance', address: first }
    : { type: 'VirtualApplianceEcmp', addresses: kept.slice(0, mostNextHops) };
}
