import type { DeepPartial, Module } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { AzrouteCodeActionProvider } from './code-actions/code-action-provider.js';
import { AzrouteConfigurationProvider } from './configuration-provider.js';
import { AzrouteDefinitionProvider } from './definition.js';
import { AzrouteDocumentLinkProvider } from './document-links.js';
import { AzrouteDocumentUpdateHandler } from './document-updates.js';
import { AzrouteFoldingRangeProvider } from './folding.js';
import { AzrouteInlayHintProvider } from './hints/inlay-hint-provider.js';
import { AzrouteHoverProvider } from './hover/hover-provider.js';
import { AzrouteCodeLensProvider } from './lenses/code-lens-provider.js';
import { AzrouteDocumentSymbolProvider } from './outline.js';
import { AzrouteReferencesProvider } from './references.js';
import { AzrouteRenameProvider } from './rename.js';
import { AzrouteSemanticTokenProvider } from './semantic-tokens.js';
import type { EditorServices } from './services.js';
import { AzrouteSignatureHelpProvider } from './signature-help/signature-help-provider.js';
import { AzrouteWorkspaceSymbolProvider } from './workspace-symbols.js';

/** The editor's features, to be merged into the services of the language. */
export const lspModule = {
  lsp: {
    HoverProvider: (services) => new AzrouteHoverProvider(services),
    DefinitionProvider: (services) => new AzrouteDefinitionProvider(services),
    ReferencesProvider: (services) => new AzrouteReferencesProvider(services),
    DocumentHighlightProvider: (services) => new AzrouteReferencesProvider(services),
    RenameProvider: (services) => new AzrouteRenameProvider(services),
    DocumentSymbolProvider: () => new AzrouteDocumentSymbolProvider(),
    FoldingRangeProvider: (services) => new AzrouteFoldingRangeProvider(services),
    SemanticTokenProvider: () => new AzrouteSemanticTokenProvider(),
    SignatureHelp: (services) => new AzrouteSignatureHelpProvider(services),
    InlayHintProvider: (services) => new AzrouteInlayHintProvider(services),
    CodeLensProvider: (services) => new AzrouteCodeLensProvider(services),
    DocumentLinkProvider: () => new AzrouteDocumentLinkProvider(),
    CodeActionProvider: (services) => new AzrouteCodeActionProvider(services),
  },
} satisfies Module<EditorServices, DeepPartial<EditorServices>>;

/** The shared services of the editor's features. */
export const lspSharedModule = {
  lsp: {
    DocumentUpdateHandler: (services) => new AzrouteDocumentUpdateHandler(services),
    WorkspaceSymbolProvider: (services) => new AzrouteWorkspaceSymbolProvider(services),
  },
  workspace: {
    ConfigurationProvider: (services) => new AzrouteConfigurationProvider(services),
  },
} satisfies Module<LangiumSharedServices, DeepPartial<LangiumSharedServices>>;
