import type { DeclId, Network } from '@azroute/engine';
import { URI } from 'langium';
import { type Braces, bracesOf } from '../../parser/block-reader.js';
import type { EditorServices, EditorView } from '../services.js';
import type { Span } from './block.js';

/** The texts of a topology, and where they contain its declarations. */
export interface Texts {
  readonly network: Network;
  /** The text of a document. */
  textOf(uri: string): string;
  /** The location of a whole declaration; undefined if no text contains it. */
  spanOf(id: DeclId): { readonly uri: string; readonly span: Span } | undefined;
  /** The braces of the block that the text of a declaration opens. */
  bracesOf(declaration: string): Braces | undefined;
}

/** The texts from which a topology was read. */
export function textsOf(view: EditorView, services: EditorServices): Texts {
  const documents = services.shared.workspace.LangiumDocuments;
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
    bracesOf: (declaration) => bracesOf(declaration, services),
  };
}
