import type { AstNode, LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import { type DocumentSymbol, type Range, SymbolKind } from 'vscode-languageserver';
import type * as ast from '../generated/ast.js';
import type { NamedNodeType } from '../symbols/declaration.js';
import { visibleText } from '../symbols/visible-text.js';
import { visitFeatures } from './features.js';
import { movedSymbol } from './text-context.js';
import { childrenOf } from './walk.js';
import { ListedAnswer, type Piece, pieceOf } from './whole/listed-answer.js';
import { StatementPieces } from './whole/statement-pieces.js';
import type { WholeAnswer } from './whole/whole-answer.js';

/** The texts of a node in the outline. */
interface Title {
  readonly name: string;
  readonly detail: string;
}

/** Statements without a name, or with a name that is less informative than their content. */
type Nameless = 'Peering' | 'Connection' | 'BgpSession' | 'UserRoute' | 'OsRoute' | 'RouterRoute' | 'ServiceTag';

const kinds: Readonly<Record<string, SymbolKind>> = {
  Vnet: SymbolKind.Module,
  Subnet: SymbolKind.Namespace,
  Nic: SymbolKind.Interface,
  LoadBalancer: SymbolKind.Interface,
  PrivateEndpoint: SymbolKind.Interface,
  VpnGateway: SymbolKind.Class,
  ExpressRouteGateway: SymbolKind.Class,
  RouteServer: SymbolKind.Class,
  Firewall: SymbolKind.Class,
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

/**
 * The outline: VNets with their subnets and NICs, route tables with their routes, sites with their routers, and so on.
 */
export class AzrouteDocumentSymbolProvider implements DocumentSymbolProvider {
  private readonly pieces = new StatementPieces(pieceOfStatement);

  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return symbolsIn(document.parseResult.value);
  }

  /** The same in pieces, one for each statement of the file, computed in slices. */
  async getAnswer(document: LangiumDocument): Promise<WholeAnswer> {
    return new ListedAnswer(await this.pieces.of(document), movedSymbol);
  }
}

function pieceOfStatement(statement: AstNode): Piece | undefined {
  const symbol = symbolOf(statement);
  return symbol && pieceOf([symbol], symbol.range.start.line, symbol.range.end.line);
}

function symbolsIn(node: AstNode): DocumentSymbol[] {
  const found: DocumentSymbol[] = [];
  for (const child of childrenOf(node)) {
    const symbol = symbolOf(child);
    if (symbol) found.push(symbol);
  }
  return found;
}

function symbolOf(node: AstNode): DocumentSymbol | undefined {
  const kind = kinds[node.$type];
  const cst = node.$cstNode;
  if (kind === undefined || !cst) return undefined;
  const { name, detail } = titleOf(node);
  const { range } = cst;
  const selectionRange = nameRange(node) ?? { start: range.start, end: range.start };
  return {
    name: visibleText(name),
    detail: visibleText(detail),
    kind,
    range,
    selectionRange,
    children: symbolsIn(node),
  };
}

/** The range of the name of a declaration. */
function nameRange(node: AstNode): Range | undefined {
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
  UserRoute: ({ prefix, serviceTag, nextHop }, name) => ({
    name: prefix ?? serviceTag ?? name,
    detail: `→ ${[nextHop?.type, nextHop?.address].filter(Boolean).join(' ')}`,
  }),
  ServiceTag: ({ tag, prefixes }, name) => ({ name: tag ?? name, detail: prefixes.join(', ') }),
  OsRoute: staticRoute,
  RouterRoute: staticRoute,
} satisfies { readonly [T in Nameless]: (node: ast.AzrouteAstType[T], name: string) => Title };

function staticRoute({ prefix, via, address }: ast.OsRoute | ast.RouterRoute, name: string): Title {
  return { name: prefix ?? name, detail: `→ ${via?.$refText ?? address ?? 'drop'}` };
}

function titleOf(node: AstNode): Title {
  const name = (node as { name?: string }).name || '(no name)';
  return nameless[node.$type]?.(node as never, name) ?? { name, detail: details(node) };
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
