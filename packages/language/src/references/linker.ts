import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  DefaultLinker,
  isReference,
  type LangiumDocument,
  type LinkingError,
  type ReferenceInfo,
} from 'langium';
import type { AzrouteServices } from '../services.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import type { TopologyProvider } from '../topology/provider.js';
import { resolveAt } from './resolve.js';

/** Types of nodes that contain no reference at any depth, as most nodes of a large file. */
export const withoutReferences: ReadonlySet<string> = new Set([
  'Nic',
  'PrivateEndpoint',
  'Router',
  'Host',
  'UserRoute',
  'Flag',
  'Firewall',
  'RouteServer',
]);

/**
 * Links references through the names of the topology instead of Langium's scopes, with one hash lookup each. A document
 * in several topologies is linked in the first one; the view of each topology reports its problems.
 */
export class AzrouteLinker extends DefaultLinker {
  private readonly topologies: () => TopologyProvider;
  private current: { readonly root: AstNode; readonly symbols: SymbolTable | undefined } | undefined;

  constructor(services: AzrouteServices) {
    super(services);
    this.topologies = () => services.topology.TopologyProvider;
  }

  override async link(document: LangiumDocument): Promise<void> {
    // The topology is looked up once for all references of the document.
    this.current = { root: document.parseResult.value, symbols: this.find(document) };
    for (const statement of (document.parseResult.value as { statements?: AstNode[] }).statements ?? []) {
      this.linkNode(statement, document);
    }
    this.current = undefined;
  }

  private linkNode(node: AstNode, document: LangiumDocument): void {
    if (withoutReferences.has(node.$type)) return;
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$') || typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) {
        value.forEach((item, index) => {
          if (typeof item === 'object') this.linkValue(node, property, item, document, index);
        });
      } else {
        this.linkValue(node, property, value, document);
      }
    }
  }

  private linkValue(container: AstNode, property: string, value: object, document: LangiumDocument, index?: number) {
    if (isReference(value)) this.doLink({ reference: value, container, property, index }, document);
    else this.linkNode(value as AstNode, document);
  }

  override getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
    const symbols = this.symbolsOf(info.container);
    const found = symbols && resolveAt(symbols, info.container, info.property, info.reference.$refText ?? '');
    if (!found || !('declaration' in found)) return { info, message: `${info.reference.$refText} cannot be resolved.` };
    const { node, name, uri } = found.declaration;
    return { node, name, type: node.$type, documentUri: AstUtils.getDocument(node).uri, path: uri };
  }

  private symbolsOf(node: AstNode): SymbolTable | undefined {
    const root = AstUtils.findRootNode(node);
    if (this.current?.root === root) return this.current.symbols;
    return root.$document && this.find(root.$document);
  }

  private find(document: LangiumDocument): SymbolTable | undefined {
    return this.topologies().viewsOf(document.uri)[0]?.symbols;
  }
}
