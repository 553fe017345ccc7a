import type { DeclId, Network } from '@azroute/engine';
import { type AstNode, URI } from 'langium';
import type { DeclKind } from '../../symbols/declaration.js';
import type { EditorServices, EditorView } from '../services.js';

/** The texts of a topology, and where they contain its declarations. */
export interface Texts {
  readonly network: Network;
  /** The documents, the root first. */
  readonly documents: readonly string[];
  /** The text of a document. */
  textOf(uri: string): string;
  /** The whole file of a document. */
  fileOf(uri: string): AstNode | undefined;
  /** The syntax tree of a declaration; undefined if no text contains it. */
  nodeOf(id: DeclId): { readonly uri: string; readonly node: AstNode } | undefined;
  /** What a reference refers to; undefined if that is not one thing. */
  resolve(reference: string, kinds: readonly DeclKind[]): DeclId | undefined;
}

/** The texts from which a topology was read. */
export function textsOf(view: EditorView, services: EditorServices): Texts {
  const documents = services.shared.workspace.LangiumDocuments;
  const document = (uri: string) => documents.getDocument(URI.parse(uri));
  return {
    network: view.snapshot.network,
    documents: view.documents,
    textOf: (uri) => document(uri)?.textDocument.getText() ?? '',
    fileOf: (uri) => document(uri)?.parseResult.value,
    nodeOf: (id) => view.nodeOf(id),
    resolve: (reference, kinds) => {
      const found = view.resolve(reference, kinds);
      return 'id' in found ? found.id : undefined;
    },
  };
}
