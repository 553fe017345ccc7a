import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { createAzrouteServices } from '../module.js';
import type { AzrouteServices } from '../services.js';
import type { LazyView } from '../topology/view.js';

/** Files of a fixture after parsing, linking, lowering and validation. */
export interface Built {
  readonly services: AzrouteServices;
  readonly documents: readonly LangiumDocument[];
  /** The first file's topology. */
  readonly view: LazyView;
  diagnostics(path?: string): readonly Diagnostic[];
}

/** Splits a fixture into files at lines `=== path`; without such lines it is the file `main.azroute`. */
export function filesOf(fixture: string): Map<string, string> {
  const files = new Map<string, string>();
  let path = 'main.azroute';
  for (const line of fixture.split('\n')) {
    const header = /^=== (.*)$/.exec(line);
    if (header?.[1]) path = header[1];
    files.set(path, header ? '' : `${files.get(path) ?? ''}${line}\n`);
  }
  return files;
}

/** The URI of a fixture's file. */
export function uriOf(path: string): URI {
  return URI.parse(`file:///fixture/${path}`);
}

/** Builds all files of a fixture as a workspace. */
export async function build(fixture: string): Promise<Built> {
  const services = createAzrouteServices(EmptyFileSystem).azroute;
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
  const documents = [...filesOf(fixture)].map(([path, text]) => LangiumDocumentFactory.fromString(text, uriOf(path)));
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: true });
  const view = documents[0] && services.topology.TopologyProvider.viewsOf(documents[0].uri)[0];
  if (!view) throw new Error('The fixture has no file.');
  return {
    services,
    documents,
    view,
    diagnostics: (path = 'main.azroute') =>
      documents.find((document) => document.uri.toString() === uriOf(path).toString())?.diagnostics ?? [],
  };
}
