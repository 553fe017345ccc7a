import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams, Range } from 'vscode-languageserver';
import { isCurrent, nameAt } from '../names/target.js';
import type { RulePages } from '../rule-pages.js';
import type { EditorServices, EditorView } from '../services.js';
import { escapeText } from './markdown.js';
import { hoverPage } from './pages.js';

/** The maximum number of topologies whose pages are shown, if the pages differ. */
const mostTopologies = 3;

/** Shows the engine's results for the thing at the cursor: for its declaration, a reference to it, or its statement. */
export class AzrouteHoverProvider implements HoverProvider {
  constructor(private readonly services: EditorServices) {}

  getHoverContent(document: LangiumDocument, params: HoverParams): Hover | undefined {
    if (!isCurrent(document)) return undefined;
    const offset = document.textDocument.offsetAt(params.position);
    const views = this.services.topology.TopologyProvider.viewsOf(document.uri.toString());
    for (const { node, range } of candidates(document, offset)) {
      const value = pagesOf(views, node, this.services.lsp.RulePages);
      if (value !== undefined) return { contents: { kind: 'markdown', value }, range };
    }
    return undefined;
  }
}

/** The nodes that the cursor may refer to: the named one first, then the statements that contain it. */
function* candidates(document: LangiumDocument, offset: number): Iterable<{ node: AstNode; range: Range }> {
  const name = nameAt(document, offset);
  if (name) {
    const { textDocument } = document;
    yield {
      node: name.node,
      range: { start: textDocument.positionAt(name.start), end: textDocument.positionAt(name.end) },
    };
    return;
  }
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  if (!leaf || /^[{}[\],]$/.test(leaf.text)) return;
  for (let node: AstNode | undefined = leaf.astNode; node?.$container; node = node.$container) {
    yield { node, range: leaf.range };
  }
}

/** The pages of a declaration in all topologies that contain it; equal pages are shown once. */
function pagesOf(views: readonly EditorView[], node: AstNode, rules: RulePages): string | undefined {
  const pages = new Map<string, string>();
  for (const view of views) {
    const id = view.declarationAt(node);
    const page = id === undefined ? undefined : hoverPage(view, id, rules);
    if (page !== undefined && !pages.has(page)) pages.set(page, view.root);
  }
  if (pages.size === 0) return undefined;
  if (pages.size === 1) return [...pages.keys()][0];
  return [...pages]
    .slice(0, mostTopologies)
    .map(([page, root]) => `*In the topology of ${escapeText(fileName(root))}:*\n\n${page}`)
    .join('\n\n---\n\n');
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
