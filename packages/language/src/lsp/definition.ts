import { AstUtils, type LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import { type DefinitionParams, LocationLink, type Range } from 'vscode-languageserver';
import { importsOf } from '../imports/import-graph.js';
import { propertyNode } from '../parser/property-nodes.js';
import { nameAt, nameSpan } from './names/target.js';

/** Goes from each name of a reference to its declaration, and from an import to its file. */
export class AzrouteDefinitionProvider implements DefinitionProvider {
  getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
    const offset = document.textDocument.offsetAt(params.position);
    const file = importedFile(document, offset);
    if (file) return [file];
    const found = nameAt(document, offset);
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

function importedFile(document: LangiumDocument, offset: number): LocationLink | undefined {
  for (const { node, uri } of importsOf(document)) {
    const path = propertyNode(node, 'path');
    if (!path || offset < path.offset || offset > path.end) continue;
    const start = { line: 0, character: 0 };
    return LocationLink.create(uri.toString(), { start, end: start }, { start, end: start }, path.range);
  }
  return undefined;
}
