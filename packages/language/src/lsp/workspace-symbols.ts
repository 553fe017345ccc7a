import type { AstNode, LangiumDocument, LangiumDocuments } from 'langium';
import type { FuzzyMatcher, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { nameRange, symbolKinds, titleOf } from './titles.js';
import { childrenOf } from './walk.js';

/** More symbols than this don't help; typing narrows the list. */
const mostSymbols = 1_000;

/** What the search for symbols needs of the services. */
interface SymbolServices {
  readonly lsp: { readonly FuzzyMatcher: FuzzyMatcher };
  readonly workspace: { readonly LangiumDocuments: LangiumDocuments };
}

/**
 * Finds the declarations of all files of the workspace whose names match a query, closed files included. A query with
 * dots, such as `hub1.nva`, also matches the names of what contains a declaration.
 */
export class AzrouteWorkspaceSymbolProvider implements WorkspaceSymbolProvider {
  constructor(private readonly services: SymbolServices) {}

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const found: WorkspaceSymbol[] = [];
    for (const document of this.services.workspace.LangiumDocuments.all) {
      if (found.length === mostSymbols) break;
      this.collect(document, document.parseResult.value, [], query.trim(), found);
    }
    return found;
  }

  private collect(
    document: LangiumDocument,
    node: AstNode,
    containers: readonly string[],
    query: string,
    found: WorkspaceSymbol[],
  ): void {
    for (const child of childrenOf(node)) {
      const kind = symbolKinds[child.$type];
      if (kind === undefined || !child.$cstNode) continue;
      if (found.length === mostSymbols) return;
      const { name } = titleOf(child);
      const path = [...containers, name];
      if (this.matches(query, path)) {
        const { start, end } = nameRange(child) ?? child.$cstNode.range;
        found.push({
          name,
          kind,
          location: { uri: document.uri.toString(), range: { start, end } },
          ...(containers.length > 0 && { containerName: containers.join('.') }),
        });
      }
      this.collect(document, child, path, query, found);
    }
  }

  /** Whether the last parts of a query match names from the innermost one outward, and the first ones any before them. */
  private matches(query: string, path: readonly string[]): boolean {
    if (query === '') return true;
    const [last = ''] = path.slice(-1);
    if (this.fits(query, last)) return true;
    const dot = query.lastIndexOf('.');
    if (dot < 0 || !this.fits(query.slice(dot + 1), last)) return false;
    const outer = query.slice(0, dot);
    return path.some((_, i) => i > 0 && this.matches(outer, path.slice(0, i)));
  }

  /** Matching can begin at any word of a name: `nva` finds `10-nva` and `hub1-nva`. */
  private fits(query: string, name: string): boolean {
    const starts = [...name.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => index);
    return [0, ...starts].some((start) => this.services.lsp.FuzzyMatcher.match(query, name.slice(start)));
  }
}
