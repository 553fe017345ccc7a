import type { LangiumDocument } from 'langium';
import type { DocumentHighlightProvider, ReferencesProvider } from 'langium/lsp';
import {
  DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  Location,
  type Position,
  type ReferenceParams,
} from 'vscode-languageserver';
import { type Occurrence, occurrencesOf } from './names/occurrences.js';
import { isSameTag, serviceTagAt, serviceTagsAround } from './names/service-tags.js';
import { nameAt } from './names/target.js';
import type { EditorServices } from './services.js';
import { type Value, valueAt } from './values/value-at.js';
import { valueOccurrences, valueOccurrencesIn } from './values/value-occurrences.js';

/**
 * Finds all occurrences of the name of a declaration or service tag, or of an address or prefix, and highlights those
 * in the document.
 */
export class AzrouteReferencesProvider implements ReferencesProvider, DocumentHighlightProvider {
  constructor(private readonly services: EditorServices) {}

  findReferences(document: LangiumDocument, params: ReferenceParams): Location[] {
    return this.occurrencesAt(document, params.position, (value) => valueOccurrences(this.services, document, value))
      .filter((occurrence) => params.context.includeDeclaration || !occurrence.declaration)
      .map((occurrence) => Location.create(occurrence.document.uri.toString(), occurrence.range));
  }

  getDocumentHighlight(document: LangiumDocument, params: DocumentHighlightParams): DocumentHighlight[] {
    return this.occurrencesAt(document, params.position, (value) => valueOccurrencesIn(document, value))
      .filter((occurrence) => occurrence.document === document)
      .map(({ range, declaration }) =>
        DocumentHighlight.create(range, declaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read),
      );
  }

  private occurrencesAt(
    document: LangiumDocument,
    position: Position,
    ofValue: (value: Value) => Occurrence[],
  ): Occurrence[] {
    const offset = document.textDocument.offsetAt(position);
    const tag = serviceTagAt(document, offset);
    if (tag) return serviceTagsAround(this.services, document).filter((each) => isSameTag(each.tag.name, tag.name));
    const found = nameAt(document, offset);
    if (found) return occurrencesOf(this.services.shared.workspace.LangiumDocuments, found.node);
    const written = valueAt(document, offset);
    return written ? ofValue(written.value) : [];
  }
}
