import type { AstNode } from 'langium';
import type * as ast from '../../generated/ast.js';

type WithFlags = AstNode & { readonly flags: readonly ast.Flag[] };

/** The settings that a statement leaves out, as they would be written, with the values that hold then. */
export function leftOut(node: AstNode): readonly string[] {
  return leftOutOf[node.$type]?.(node as never) ?? [];
}

const leftOutOf: Readonly<Record<string, (node: never) => readonly string[]>> = {
  VpnGateway: (node: ast.VpnGateway) => flag(node, 'activeActive'),
  RouteServer: (node: ast.RouteServer) => [
    ...flag(node, 'branchToBranch'),
    ...(node.hubRoutingPreferences.length > 0 ? [] : ['hubRoutingPreference ExpressRoute']),
  ],
  RouteTable: (node: ast.RouteTable) => flag(node, 'disableBgpRoutePropagation'),
  Connection: (node: ast.Connection) => (endsAtCircuit(node) ? [] : flag(node, 'enableBgp')),
  Nva: (node: ast.Nva) => [...(node.snats.length > 0 ? [] : ['snat none']), ...flag(node, 'stateless')],
} satisfies {
  readonly [T in keyof ast.AzrouteAstType]?: (node: ast.AzrouteAstType[T]) => readonly string[];
};

function flag({ flags }: WithFlags, key: ast.Flag['key']): readonly string[] {
  return flags.some((each) => each.key === key) ? [] : [`${key} false`];
}

/** ExpressRoute has no connections without BGP, so the flag says nothing there. */
function endsAtCircuit({ a, b }: Partial<ast.Connection>): boolean {
  return [a, b].some((end: Partial<ast.ConnectionEnd> = {}) => end.device?.ref?.$type === 'Circuit');
}
