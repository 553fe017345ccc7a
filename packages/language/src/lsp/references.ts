import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { DocumentHighlightProvider, LangiumServices, ReferencesProvider } from 'langium/lsp';
import {
  DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  Location,
  type Position,
  type ReferenceParams,
} from 'vscode-languageserver';
import { type Occurrence, occurrencesOf } from './names/occurrences.js';
import { nameAt } from './names/target.js';

/** Finds all occurrences of the name of a declaration, and highlights those in the document. */
export class AzrouteReferencesProvider implements ReferencesProvider, DocumentHighlightProvider {
  private readonly documents: LangiumDocuments;

  constructor(services: LangiumServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  findReferences(document: LangiumDocument, params: ReferenceParams): Location[] {
    return this.occurrencesAt(document, params.position)
      .filter((occurrence) => params.context.includeDeclaration || !occurrence.declaration)
      .map((occurrence) => Location.create(occurrence.document.uri.toString(), occurrence.range));
  }

  getDocumentHighlight(document: LangiumDocument, params: DocumentHighlightParams): DocumentHighlight[] {
    return this.occurrencesAt(document, params.position)
      .filter((occurrence) => occurrence.document === document)
      .map(({ range, declaration }) =>
        DocumentHighlight.create(range, declaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read),
      );
  }

  private occurrencesAt(document: LangiumDocument, position: Position): Occurrence[] {
    const found = nameAt(document, document.textDocument.offsetAt(position));
    return found ? occurrencesOf(this.documents, found.node) : [];
  }
}
