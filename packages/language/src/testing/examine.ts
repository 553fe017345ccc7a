import { EmptyFileSystem, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import { findingDiagnostics } from '../lsp/diagnostics/finding-diagnostics.js';
import { createAzrouteServices } from '../module.js';

/** All problems and findings that are reported in a text without imports. Never rejects. */
export async function examine(text: string): Promise<readonly Diagnostic[]> {
  const { shared, azroute } = createAzrouteServices(EmptyFileSystem);
  const uri = URI.parse('memory:///example.azroute');
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: true });
  const found = findingDiagnostics(azroute.topology.TopologyProvider.viewsOf(uri)).get(uri.toString()) ?? [];
  return [...(document.diagnostics ?? []), ...found];
}
