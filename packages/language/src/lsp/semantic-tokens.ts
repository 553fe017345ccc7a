import { type AstNode, AstUtils, type CompositeCstNode, GrammarAST, isLeafCstNode, type LeafCstNode } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor, type SemanticTokenProvider } from 'langium/lsp';
import { SemanticTokenModifiers, type SemanticTokens, SemanticTokenTypes } from 'vscode-languageserver';
import { isNamedNode, namesOf } from './names/target.js';

/** How the name of a declaration is coloured: where things stand, what they are attached to, what forwards packets. */
const types: Readonly<Record<string, SemanticTokenTypes>> = {
  Vnet: SemanticTokenTypes.namespace,
  Subnet: SemanticTokenTypes.namespace,
  Site: SemanticTokenTypes.namespace,
  Nic: SemanticTokenTypes.variable,
  Host: SemanticTokenTypes.variable,
  PrivateEndpoint: SemanticTokenTypes.variable,
  LoadBalancer: SemanticTokenTypes.variable,
  VpnGateway: SemanticTokenTypes.class,
  ExpressRouteGateway: SemanticTokenTypes.class,
  RouteServer: SemanticTokenTypes.class,
  Firewall: SemanticTokenTypes.class,
  Circuit: SemanticTokenTypes.class,
  Router: SemanticTokenTypes.class,
  Nva: SemanticTokenTypes.class,
  RouteTable: SemanticTokenTypes.struct,
  UserRoute: SemanticTokenTypes.property,
  Tunnel: SemanticTokenTypes.function,
  Scenario: SemanticTokenTypes.event,
};

/** Properties that hold prefixes, addresses and numbers. */
const values: ReadonlySet<string> = new Set([
  'prefix',
  'prefixes',
  'address',
  'addresses',
  'summarizedGatewayPrefixes',
  'advertise',
  'pointToSite',
  'bgpIps',
  'publicIps',
  'nextHops',
  'asns',
  'number',
  'mtu',
]);

/** The property of its node that a word fills. */
function featureOf({ grammarSource }: LeafCstNode): string {
  return (grammarSource && AstUtils.getContainerOfType(grammarSource, GrammarAST.isAssignment)?.feature) ?? '';
}

/** Colours what the TextMate grammar cannot tell: names by what they mean, also where a name is a keyword. */
export class AzrouteSemanticTokenProvider extends AbstractSemanticTokenProvider {
  private last: Promise<unknown> = Promise.resolve();

  override semanticHighlight(
    ...parameters: Parameters<SemanticTokenProvider['semanticHighlight']>
  ): Promise<SemanticTokens> {
    return this.inTurn(() => super.semanticHighlight(...parameters));
  }

  override semanticHighlightRange(
    ...parameters: Parameters<SemanticTokenProvider['semanticHighlightRange']>
  ): Promise<SemanticTokens> {
    return this.inTurn(() => super.semanticHighlightRange(...parameters));
  }

  /** Langium keeps the range of a request in its provider: one that is served beside another one would cut it off. */
  private inTurn<T>(answer: () => Promise<T>): Promise<T> {
    const next = this.last.then(answer);
    this.last = next.catch(() => {});
    return next;
  }

  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    const type = types[node.$type];
    if (type !== undefined && isNamedNode(node)) {
      acceptor({ node, property: 'name' as never, type, modifier: SemanticTokenModifiers.declaration });
    }
    for (const { reference } of AstUtils.streamReferences(node)) {
      if (!('ref' in reference)) continue;
      const { textDocument } = AstUtils.getDocument(node);
      for (const name of namesOf(reference)) {
        const meant = types[name.node.$type];
        if (meant === undefined) continue;
        acceptor({
          range: { start: textDocument.positionAt(name.start), end: textDocument.positionAt(name.end) },
          type: meant,
        });
      }
    }
    for (const cst of (node.$cstNode as Partial<CompositeCstNode> | undefined)?.content ?? []) {
      if (isLeafCstNode(cst) && values.has(featureOf(cst))) acceptor({ cst, type: SemanticTokenTypes.number });
    }
  }
}
