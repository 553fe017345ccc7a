import { URI } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';
import { builderOf } from '../../workspace/document-builder.js';
import { isAlone } from '../code-actions/safe-elsewhere.js';
import type { EditorServices, EditorView } from '../services.js';
import { editedFile } from './edited-file.js';
import type { Replacements } from './writing.js';

/**
 * The view of the texts of a topology after replacements, in which only what the replacements touch is read again. Its
 * declarations and problems are those of a view of the whole new texts; places in it are not those in the new texts.
 * @returns undefined if that is not certain, so that the whole texts have to be read
 */
export function readBack(
  services: EditorServices,
  view: EditorView,
  replacements: Replacements,
): EditorView | undefined {
  if (!isAlone(services, view)) return undefined;
  const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const files = new Map<string, AzrouteFile>();
  for (const [uri, ofDocument] of replacements) {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    if (!document || !view.documents.includes(uri) || builderOf(DocumentBuilder).hasFailed(document.uri))
      return undefined;
    const file = editedFile(services.parser.LangiumParser, document, ofDocument);
    if (!file) return undefined;
    files.set(uri, file);
  }
  return view.withFiles(files);
}
