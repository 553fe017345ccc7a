import type { AstNode } from 'langium';
import { type Range, SymbolKind } from 'vscode-languageserver';
import type * as ast from '../generated/ast.js';
import type { NamedNodeType } from '../symbols/declaration.js';
import { visibleText } from '../symbols/visible-text.js';
import { visitFeatures } from './features.js';

/** The texts of a node in lists of symbols. */
export interface Title {
  readonly name: string;
  readonly detail: string;
}

/** Statements without a name, or with a name that is less informative than their content. */
type Nameless = 'Peering' | 'Connection' | 'BgpSession' | 'UserRoute' | 'OsRoute' | 'RouterRoute' | 'ServiceTag';

/** The kinds of the symbols of statements, by node type; other nodes are no symbols. */
export const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  Vnet: SymbolKind.Module,
  Subnet: SymbolKind.Namespace,
  Nic: SymbolKind.Interface,
  LoadBalancer: SymbolKind.Interface,
  PrivateEndpoint: SymbolKind.Interface,
  VpnGateway: SymbolKind.Class,
  ExpressRouteGateway: SymbolKind.Class,
  RouteServer: SymbolKind.Class,
  Firewall: SymbolKind.Class,
  VirtualWan: SymbolKind.Namespace,
  VirtualHub: SymbolKind.Class,
  HubRouteTable: SymbolKind.Array,
  RouteTable: SymbolKind.Array,
  UserRoute: SymbolKind.Key,
  ServiceTag: SymbolKind.Constant,
  Site: SymbolKind.Package,
  Router: SymbolKind.Class,
  Host: SymbolKind.Interface,
  Circuit: SymbolKind.Class,
  Nva: SymbolKind.Class,
  OsRoute: SymbolKind.Key,
  RouterRoute: SymbolKind.Key,
  Tunnel: SymbolKind.Event,
  Scenario: SymbolKind.Event,
  Peering: SymbolKind.Operator,
  Connection: SymbolKind.Operator,
  BgpSession: SymbolKind.Operator,
} satisfies Readonly<Record<NamedNodeType | Nameless, SymbolKind>>;

/** The range of the name of a declaration. */
export function nameRange(node: AstNode): Range | undefined {
  let found: Range | undefined;
  visitFeatures(node, (property, word) => {
    if (property === 'name' || property === 'tag') found ??= word.range;
  });
  return found;
}

const nameless: Readonly<Record<string, (node: never, name: string) => Title>> = {
  Peering: ({ a, b, arrow }) => ({ name: `${refText(a?.vnet)} ${arrow} ${refText(b?.vnet)}`, detail: 'peering' }),
  Connection: ({ a, b }) => ({ name: `${refText(a?.device)} <-> ${refText(b?.device)}`, detail: 'connection' }),
  BgpSession: ({ a, b }) => ({ name: `${refText(a?.device)} <-> ${refText(b?.device)}`, detail: 'bgp' }),
  UserRoute: ({ name: own, prefix, serviceTag, nextHop }, name) => {
    const to = `→ ${[nextHop?.type, nextHop?.address].filter(Boolean).join(' ')}`;
    const destination = prefix ?? serviceTag ?? name;
    return own ? { name: own, detail: `${destination} ${to}` } : { name: destination, detail: to };
  },
  ServiceTag: ({ tag, prefixes }, name) => ({ name: tag ?? name, detail: prefixes.join(', ') }),
  OsRoute: staticRoute,
  RouterRoute: staticRoute,
} satisfies { readonly [T in Nameless]: (node: ast.AzrouteAstType[T], name: string) => Title };

function staticRoute({ prefix, via, address }: ast.OsRoute | ast.RouterRoute, name: string): Title {
  return { name: prefix ?? name, detail: `→ ${via?.$refText ?? address ?? 'drop'}` };
}

/** The title of a node that is a symbol, with nothing in it that a terminal or an editor would act on. */
export function titleOf(node: AstNode): Title {
  const given = (node as { name?: string }).name || '(no name)';
  const { name, detail } = nameless[node.$type]?.(node as never, given) ?? { name: given, detail: details(node) };
  return { name: visibleText(name), detail: visibleText(detail) };
}

/** Further details that distinguish a declaration: its prefixes or addresses. */
function details(node: AstNode): string {
  const { address, addresses, prefixes } = node as { address?: string; addresses?: string[]; prefixes?: string[] };
  const asns = node.$type === 'Nva' ? (node as ast.Nva).asns.map((asn) => `AS ${asn}`) : [];
  return [...(prefixes ?? []), ...(addresses ?? []), ...(address ? [address] : []), ...asns].join(', ');
}

function refText(reference: { readonly $refText: string } | undefined): string {
  return reference?.$refText || '…';
}
