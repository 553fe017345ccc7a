import { AstUtils, type LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import { type DefinitionParams, LocationLink, type Range } from 'vscode-languageserver';
import { nameAt, nameSpan } from './names/target.js';

/** Leads from each name of a reference to the declaration that this name means. */
export class AzrouteDefinitionProvider implements DefinitionProvider {
  getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
    const found = nameAt(document, document.textDocument.offsetAt(params.position));
    const target = found && nameSpan(found.node);
    if (!found || !target || !found.node.$cstNode) return undefined;
    const home = AstUtils.getDocument(found.node);
    const uri = home.uri.toString();
    return [LocationLink.create(uri, found.node.$cstNode.range, rangeOf(home, target), rangeOf(document, found))];
  }
}

function rangeOf(document: LangiumDocument, span: { start: number; end: number }): Range {
  return { start: document.textDocument.positionAt(span.start), end: document.textDocument.positionAt(span.end) };
}
