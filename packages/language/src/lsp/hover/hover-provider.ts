import { type AstNode, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams, Range } from 'vscode-languageserver';
import { isCurrent, nameAt } from '../names/target.js';
import type { RulePages } from '../rule-pages.js';
import type { EditorServices, EditorView } from '../services.js';
import { diagramLinks } from './diagram-links.js';
import { importNote } from './import-note.js';
import { escapeText } from './markdown.js';
import { Page } from './page.js';
import { pageOf } from './pages.js';
import { wordNote } from './word-note.js';

/** The maximum number of topologies whose pages are shown, if the pages differ. */
const mostTopologies = 3;

/** Shows the engine's results for the thing at the cursor: for its declaration, a reference to it, or its statement. */
export class AzrouteHoverProvider implements HoverProvider {
  constructor(private readonly services: EditorServices) {}

  getHoverContent(document: LangiumDocument, params: HoverParams): Hover | undefined {
    if (!isCurrent(document)) return undefined;
    const offset = document.textDocument.offsetAt(params.position);
    const views = this.services.topology.TopologyProvider.viewsOf(document.uri.toString());
    const word = wordAt(document, offset);
    const note = word && this.noteOf(views[0], document, word);
    for (const { node, range } of candidates(document, offset, word)) {
      const page = pagesOf(views, node, this.services.lsp.RulePages);
      if (page === undefined) continue;
      const links = this.services.lsp.ActionCapabilities.showsDiagram ? diagramLinks(views, node) : '';
      const value = note === undefined ? page : `${note}\n\n---\n\n${page}`;
      return { contents: { kind: 'markdown', value: links === '' ? value : `${links}\n\n${value}` }, range };
    }
    return note === undefined ? undefined : { contents: { kind: 'markdown', value: note }, range: word?.range };
  }

  /** What a word means by itself, in the first topology that contains it. */
  private noteOf(view: EditorView | undefined, document: LangiumDocument, word: LeafCstNode): string | undefined {
    const { shared, lsp } = this.services;
    const notes = [
      view && wordNote(new Page(view, lsp.RulePages), word),
      importNote(shared.workspace.LangiumDocuments, document, word),
    ].filter((note) => note !== undefined);
    return notes.length > 0 ? notes.join('\n\n') : undefined;
  }
}

/** The nodes that the cursor may refer to: the named one first, then the statements that contain it. */
function* candidates(
  document: LangiumDocument,
  offset: number,
  word: LeafCstNode | undefined,
): Iterable<{ node: AstNode; range: Range }> {
  const name = nameAt(document, offset);
  if (name) {
    const { textDocument } = document;
    yield {
      node: name.node,
      range: { start: textDocument.positionAt(name.start), end: textDocument.positionAt(name.end) },
    };
    return;
  }
  if (!word) return;
  for (let node: AstNode | undefined = word.astNode; node?.$container; node = node.$container) {
    yield { node, range: word.range };
  }
}

/** The word at an offset that is no name of a declaration; undefined at braces, brackets and commas, too. */
function wordAt(document: LangiumDocument, offset: number): LeafCstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  return leaf && !/^[{}[\],]$/.test(leaf.text) && !nameAt(document, offset) ? leaf : undefined;
}

/** The pages of a declaration in all topologies that contain it; equal pages are shown once. */
function pagesOf(views: readonly EditorView[], node: AstNode, rules: RulePages): string | undefined {
  const pages = new Map<string, string>();
  for (const view of views) {
    const id = view.declarationAt(node);
    const page = id === undefined ? undefined : pageOf(view, id, rules);
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
