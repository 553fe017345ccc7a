import { URI } from 'langium';
import type { EditorServices } from './services.js';

/** The text of a document; empty if there is no such document. */
export function textOf({ shared }: EditorServices, uri: string): string {
  return shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))?.textDocument.getText() ?? '';
}

/** The texts of documents, some of which are changed. */
export function textsWith(
  services: EditorServices,
  uris: readonly string[],
  changed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(uris.map((uri) => [uri, changed.get(uri) ?? textOf(services, uri)]));
}
