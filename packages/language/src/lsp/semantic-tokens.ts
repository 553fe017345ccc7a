import type { AstNode, LangiumDocument } from 'langium';
import {
  AllSemanticTokenModifiers,
  AllSemanticTokenTypes,
  DefaultSemanticTokenOptions,
  type SemanticTokenProvider,
} from 'langium/lsp';
import {
  type Position,
  type Range,
  SemanticTokenModifiers,
  type SemanticTokens,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { NamedNodeType } from '../symbols/declaration.js';
import { inSlices } from '../workspace/slices.js';
import { visitFeatures } from './features.js';
import { isNamedNode, namesOf } from './names/target.js';
import { childrenOf, referencesOf, walkTree } from './walk.js';
import { TokensAnswer } from './whole/tokens-answer.js';
import type { WholeAnswer } from './whole/whole-answer.js';

/** The token types of names: for containers, for what is attached to them, and for what forwards packets. */
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
  VirtualWan: SemanticTokenTypes.namespace,
  VirtualHub: SemanticTokenTypes.class,
  HubRouteTable: SemanticTokenTypes.struct,
  RouteTable: SemanticTokenTypes.struct,
  UserRoute: SemanticTokenTypes.property,
  Tunnel: SemanticTokenTypes.function,
  Scenario: SemanticTokenTypes.event,
} satisfies Readonly<Record<NamedNodeType | 'UserRoute', SemanticTokenTypes>>;

/** The properties that contain prefixes, addresses and numbers. */
const values: ReadonlySet<string> = new Set([
  'prefix',
  'prefixes',
  'address',
  'addresses',
  'summarizedGatewayPrefixes',
  'advertise',
  'connected',
  'pointToSite',
  'bgpIps',
  'publicIps',
  'virtualRouterIps',
  'nextHops',
  'asns',
  'secondaries',
  'furtherAddresses',
  'ports',
  'number',
  'mtu',
]);

/** Properties that hold service tags. */
const tags: ReadonlySet<string> = new Set(['tag', 'serviceTag']);

/** A highlighted word. */
interface Token {
  readonly start: Position;
  readonly length: number;
  readonly type: SemanticTokenTypes;
  readonly isDeclaration: boolean;
}

/** Highlights what the TextMate grammar cannot recognize: names by their meaning, even if a name is a keyword. */
export class AzrouteSemanticTokenProvider implements SemanticTokenProvider {
  readonly tokenTypes = AllSemanticTokenTypes;
  readonly tokenModifiers = AllSemanticTokenModifiers;
  readonly semanticTokensOptions = DefaultSemanticTokenOptions;

  semanticHighlight(document: LangiumDocument, _params: SemanticTokensParams): SemanticTokens {
    return encoded(tokensOf(document));
  }

  /** The same as {@link semanticHighlight}, computed in slices. */
  async getAnswer(document: LangiumDocument): Promise<WholeAnswer> {
    const tokens: Token[] = [];
    await inSlices(childrenOf(document.parseResult.value), (statement) => {
      for (const token of tokensOf(document, statement)) tokens.push(token);
    });
    return new TokensAnswer(encoded(tokens).data);
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    return encoded(tokensOf(document).filter((token) => isIn(token, range)));
  }

  /** Deltas are not supported (see the options); a client that requests them anyway gets all tokens. */
  semanticHighlightDelta(document: LangiumDocument, params: SemanticTokensParams): SemanticTokens {
    return this.semanticHighlight(document, params);
  }
}

function tokensOf(document: LangiumDocument, within: AstNode = document.parseResult.value): Token[] {
  const tokens: Token[] = [];
  const { textDocument } = document;
  walkTree(within, (node) => {
    const declared = isNamedNode(node) ? types[node.$type] : undefined;
    visitFeatures(node, (property, { range, length }) => {
      if (property === 'name' && declared !== undefined) {
        tokens.push({ start: range.start, length, type: declared, isDeclaration: true });
      } else if (tags.has(property)) {
        tokens.push({ start: range.start, length, type: SemanticTokenTypes.enumMember, isDeclaration: false });
      } else if (values.has(property)) {
        tokens.push({ start: range.start, length, type: SemanticTokenTypes.number, isDeclaration: false });
      }
    });
    for (const reference of referencesOf(node)) {
      if (!('ref' in reference)) continue;
      for (const { node: meant, start, end } of namesOf(reference)) {
        const type = types[(meant as AstNode).$type];
        if (type === undefined) continue;
        tokens.push({ start: textDocument.positionAt(start), length: end - start, type, isDeclaration: false });
      }
    }
  });
  return tokens.sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character);
}

function isIn({ start, length }: Token, range: Range): boolean {
  const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !before(start, range.start) && !before(range.end, { ...start, character: start.character + length });
}

/** Tokens in the protocol's encoding: each relative to the previous one. */
function encoded(tokens: readonly Token[]): SemanticTokens {
  const data: number[] = [];
  let last: Position = { line: 0, character: 0 };
  for (const { start, length, type, isDeclaration } of tokens) {
    const lines = start.line - last.line;
    const modifiers = isDeclaration ? (AllSemanticTokenModifiers[SemanticTokenModifiers.declaration] ?? 0) : 0;
    const character = lines === 0 ? start.character - last.character : start.character;
    data.push(lines, character, length, AllSemanticTokenTypes[type] ?? 0, modifiers);
    last = start;
  }
  return { data };
}
