import { EmptyFileSystem, inject, type LangiumDocument, URI } from 'langium';
import { createDefaultModule, createDefaultSharedModule, type LangiumSharedServices } from 'langium/lsp';
import { AzrouteGeneratedModule, AzrouteGeneratedSharedModule } from '../../packages/language/out/generated/module.js';
import { AzrouteTokenBuilder } from '../../packages/language/out/parser/token-builder.js';
import { AzrouteValueConverter } from '../../packages/language/out/parser/value-converter.js';

/** Unmodified Langium: azroute's grammar with its tokens, and Langium's own services for everything else. */
export function plainLangium(): LangiumSharedServices {
  const shared = inject(createDefaultSharedModule(EmptyFileSystem), AzrouteGeneratedSharedModule);
  const services = inject(createDefaultModule({ shared }), AzrouteGeneratedModule, {
    parser: { TokenBuilder: () => new AzrouteTokenBuilder(), ValueConverter: () => new AzrouteValueConverter() },
  });
  shared.ServiceRegistry.register(services);
  return shared;
}

/** Only parses and links a text. */
export async function parseAndLink(shared: LangiumSharedServices, text: string): Promise<LangiumDocument> {
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const uri = URI.parse('file:///baseline.azroute');
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: false });
  LangiumDocuments.deleteDocument(uri);
  return document;
}
