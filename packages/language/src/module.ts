import { type DeepPartial, EmptyFileSystem, inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import { AzrouteCompletionProvider } from './completion/completion-provider.js';
import { AzrouteFormatter } from './formatting/formatter.js';
import { AzrouteGeneratedModule, AzrouteGeneratedSharedModule } from './generated/module.js';
import { ActionCapabilities } from './lsp/code-actions/action-capabilities.js';
import { AwaitedRepairs } from './lsp/code-actions/awaited-repairs.js';
import { CodePages } from './lsp/code-pages.js';
import { MoreFindings } from './lsp/diagnostics/more-findings.js';
import { DisplaySettings } from './lsp/display-settings.js';
import { WorkspaceEdits } from './lsp/edits/workspace-edits.js';
import { lspModule, lspSharedModule } from './lsp/module.js';
import { RulePages } from './lsp/rule-pages.js';
import { type AzrouteParser, createAzrouteParser, sharedParser } from './parser/azroute-parser.js';
import { AzrouteErrorMessages } from './parser/error-messages.js';
import { AzrouteLexerMessages, lexerOf } from './parser/lexer.js';
import { AzrouteTokenBuilder } from './parser/token-builder.js';
import { AzrouteValueConverter } from './parser/value-converter.js';
import { AzrouteIndexManager } from './references/index-manager.js';
import { AzrouteLinker } from './references/linker.js';
import { NoScopeComputation } from './references/scope-computation.js';
import type { AzrouteAddedServices, AzrouteServices } from './services.js';
import { TopologyProvider } from './topology/provider.js';
import { AzrouteDocumentValidator } from './validation/document-validator.js';
import { AzrouteDocumentBuilder, builderOf } from './workspace/document-builder.js';
import { AzrouteDocumentFactory } from './workspace/document-factory.js';
import { AzrouteDocuments } from './workspace/documents.js';
import { AzrouteServiceRegistry } from './workspace/service-registry.js';
import { AzrouteWorkspaceManager } from './workspace/workspace-manager.js';

export type { AzrouteServices };

/** The shared services with which azroute replaces those of Langium. */
const azrouteSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  ServiceRegistry: (services) => new AzrouteServiceRegistry(services),
  workspace: {
    DocumentBuilder: (services) => new AzrouteDocumentBuilder(services),
    IndexManager: (services) => new AzrouteIndexManager(services),
    LangiumDocuments: (services) => new AzrouteDocuments(services),
    LangiumDocumentFactory: (services) => new AzrouteDocumentFactory(services),
    WorkspaceManager: (services) => new AzrouteWorkspaceManager(services),
  },
};

/** The language services with which azroute replaces those of Langium. */
const azrouteModule: Module<AzrouteServices, PartialLangiumServices & AzrouteAddedServices> = {
  imports: { ImportLoader: (services) => builderOf(services.shared.workspace.DocumentBuilder).imports },
  lsp: {
    ActionCapabilities: () => new ActionCapabilities(),
    AwaitedRepairs: () => new AwaitedRepairs(),
    DisplaySettings: () => new DisplaySettings(),
    CompletionProvider: (services) => new AzrouteCompletionProvider(services),
    Formatter: (services) => new AzrouteFormatter(services),
    MoreFindings: () => new MoreFindings(),
    RulePages: () => new RulePages(),
    CodePages: () => new CodePages(),
    ScratchServices: (services) => () => createAzrouteServices(EmptyFileSystem, parsingLike(services)).azroute,
    WorkspaceEdits: (services) => new WorkspaceEdits(services.shared),
  },
  topology: { TopologyProvider: (services) => new TopologyProvider(services.shared) },
  parser: {
    TokenBuilder: () => new AzrouteTokenBuilder(),
    ValueConverter: () => new AzrouteValueConverter(),
    ParserErrorMessageProvider: (services) => new AzrouteErrorMessages(services),
    Lexer: (services) => lexerOf(services),
    LexerErrorMessageProvider: () => new AzrouteLexerMessages(),
    LangiumParser: (services) => createAzrouteParser(services),
  },
  references: {
    Linker: (services) => new AzrouteLinker(services),
    ScopeComputation: (services) => new NoScopeComputation(services),
  },
  validation: {
    DocumentValidator: (services) => new AzrouteDocumentValidator(services),
  },
};

/** Services that take the place of the usual ones. */
type ReplacedServices = Module<AzrouteServices, DeepPartial<AzrouteServices>>;

/** Lets services, and those that they create, parse with the lexer and the parser of others. */
function parsingLike({ parser, lsp }: AzrouteServices): ReplacedServices {
  return {
    lsp: { ScratchServices: () => lsp.ScratchServices },
    parser: {
      Lexer: () => parser.Lexer,
      LangiumParser: ({ references }) => sharedParser(parser.LangiumParser as AzrouteParser, references.Linker),
    },
  };
}

/**
 * Creates the services of the language. Each call creates a separate set with its own documents.
 * @param replaced services that take the place of the usual ones
 */
export function createAzrouteServices(
  context: DefaultSharedModuleContext,
  replaced: ReplacedServices = {},
): {
  readonly shared: LangiumSharedServices;
  readonly azroute: AzrouteServices;
} {
  const shared: LangiumSharedServices = inject(
    createDefaultSharedModule(context),
    AzrouteGeneratedSharedModule,
    azrouteSharedModule,
    lspSharedModule,
  );
  const azroute: AzrouteServices = inject(
    createDefaultModule({ shared }),
    AzrouteGeneratedModule,
    azrouteModule,
    lspModule,
    replaced,
  );
  shared.ServiceRegistry.register(azroute);
  return { shared, azroute };
}
