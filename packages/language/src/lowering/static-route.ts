import { pathInId, type RouterRoute, type StaticTarget } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { Declaration } from '../symbols/declaration.js';
import type { LoweringContext } from './context.js';
import { readAddress, readPrefix } from './values.js';

/** Lowers the static routes of a router on premises, or of a site that is its own router. */
export function lowerRouterRoutes(
  context: LoweringContext,
  owner: Declaration,
  nodes: readonly ast.RouterRoute[],
): RouterRoute[] {
  return nodes.flatMap((node, i): RouterRoute[] => {
    const id = context.declare('routerRoute', `${pathInId(owner.path)}#${i + 1}`, node);
    const prefix = readPrefix(context, node, 'prefix', node.prefix);
    const target = lowerTarget(context, node);
    return prefix && target ? [{ kind: 'routerRoute', id, prefix, target }] : [];
  });
}

function lowerTarget(context: LoweringContext, node: ast.RouterRoute): StaticTarget | undefined {
  if (node.drop) return { via: 'drop' };
  if (node.address !== undefined) {
    const address = readAddress(context, node, 'address', node.address);
    return address && { via: 'address', address };
  }
  const tunnel = context.target(node, 'via', node.via);
  return tunnel && { via: 'tunnel', tunnel: tunnel.id };
}
