import type { DeclId, Network } from '@azroute/engine';
import { type LangiumDocuments, URI } from 'langium';
import type { EditorView } from '../services.js';
import type { Span } from './block.js';

/** The texts of a topology and where its declarations stand in them. */
export interface Texts {
  readonly network: Network;
  /** The text of a document. */
  textOf(uri: string): string;
  /** The whole of a declaration, as offsets; undefined if it stands nowhere. */
  spanOf(id: DeclId): { readonly uri: string; readonly span: Span } | undefined;
}

/** The texts behind a topology. */
export function textsOf(view: EditorView, documents: LangiumDocuments): Texts {
  const document = (uri: string) => documents.getDocument(URI.parse(uri))?.textDocument;
  return {
    network: view.snapshot.network,
    textOf: (uri) => document(uri)?.getText() ?? '',
    spanOf: (id) => {
      const place = view.place(id);
      const text = place && document(place.uri);
      if (!place || !text) return undefined;
      return { uri: place.uri, span: { start: text.offsetAt(place.range.start), end: text.offsetAt(place.range.end) } };
    },
  };
}
