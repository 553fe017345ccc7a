import type { LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { importsOf } from '../imports/import-graph.js';
import { propertyNode } from '../parser/property-nodes.js';

/** Makes the paths of imports links to their files. */
export class AzrouteDocumentLinkProvider implements DocumentLinkProvider {
  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    return importsOf(document).flatMap(({ node, uri }) => {
      const path = propertyNode(node, 'path');
      return path ? [{ range: path.range, target: uri.toString() }] : [];
    });
  }
}
