import type { DeclId } from '@azroute/engine';
import { type AstNode, CstUtils, type LangiumDocument, URI } from 'langium';
import type { Position } from 'vscode-languageserver';
import type { DetailsParams, DetailsResult } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { exampleText } from '../hover/expectation-page.js';
import { blocks } from '../hover/markdown.js';
import { documentLimits, Page } from '../hover/page.js';
import { pageOf } from '../hover/pages.js';
import { nameAt } from '../names/target.js';
import type { EditorServices, EditorView } from '../services.js';

/** A document about a declaration: everything that a hover has no room for, or the way of packets. */
export function detailsOf(services: EditorServices, params: DetailsParams): DetailsResult {
  const document = documentOf(services, params);
  const [view] = document ? services.topology.TopologyProvider.viewsOf(document.uri.toString()) : [];
  if (!document || !view) return { refused: 'This file belongs to no topology.' };
  const id = params.declaration ?? idAt(view, document, params);
  if (id === undefined || view.kindOf(id) === undefined) {
    return { refused: 'Nothing is declared here. Put the cursor on a name, or in a statement.' };
  }
  const about = params.what === 'bgp' ? deviceOf(view, id) : id;
  const text =
    params.what === 'way'
      ? wayText(services, view, id, params.to)
      : pageOf(view, about, services.lsp.RulePages, documentLimits);
  if (text === undefined) return { refused: refusals[params.what](visibleText(view.labelOf(id))) };
  const label = visibleText(view.labelOf(about));
  const title =
    params.what === 'way'
      ? `${label} to ${params.to === undefined ? 'the Internet' : visibleText(view.labelOf(params.to))}`
      : label;
  return { title, declaration: id, text: `${text}\n` };
}

const refusals: Readonly<Record<DetailsParams['what'], (label: string) => string>> = {
  page: (label) => `There is nothing to show about ${label}.`,
  bgp: (label) => `${label} has no BGP table.`,
  way: (label) => `${label} sends no packets. Choose a NIC, a host or a private endpoint.`,
};

function documentOf(services: EditorServices, { textDocument }: DetailsParams): LangiumDocument | undefined {
  const uri: unknown = textDocument?.uri;
  return typeof uri === 'string' ? services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri)) : undefined;
}

/** The declaration of the name or of the innermost statement at a position. */
function idAt(view: EditorView, document: LangiumDocument, { position }: { position?: Position }): DeclId | undefined {
  if (position === undefined) return undefined;
  const offset = document.textDocument.offsetAt(position);
  const named = nameAt(document, offset);
  if (named) return view.declarationAt(named.node);
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  for (let node: AstNode | undefined = leaf?.astNode; node?.$container; node = node.$container) {
    const id = view.declarationAt(node);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The device whose BGP table is meant: the appliance of a NIC, or the thing itself. */
function deviceOf(view: EditorView, id: DeclId): DeclId {
  return view.snapshot.network.nvaOfNic(id)?.id ?? id;
}

function wayText(services: EditorServices, view: EditorView, from: DeclId, to: string | undefined): string | undefined {
  if (to !== undefined && view.kindOf(to) === undefined) return undefined;
  const way = view.snapshot.way(from, to);
  const page = new Page(view, services.lsp.RulePages, documentLimits);
  return way && blocks([exampleText(page, way, 1)]);
}
