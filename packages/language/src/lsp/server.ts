import { ReadPriority, URI } from 'langium';
import { addDocumentUpdateHandler, type DefaultSharedModuleContext } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { longAnalysis } from '../host/analysis-wait.js';
import { type AzrouteServices, createAzrouteServices } from '../module.js';
import { builderOf } from '../workspace/document-builder.js';
import { Escapes } from '../workspace/escapes.js';
import { withFurtherFeatures } from './capabilities.js';
import { followClientSettings, followConfigurationFiles, PendingSettings, takeSettings } from './client-settings.js';
import { prepareRepairs } from './code-actions/prepare-repairs.js';
import { followCodePages } from './code-pages.js';
import { DiagnosticsPublisher } from './diagnostics/publisher.js';
import type { AzrouteDocumentUpdateHandler } from './document-updates.js';
import { FirstAnswers } from './first-answers.js';
import { type ExpectedRequest, PreparedAnswers } from './prepared-answers.js';
import { Requests } from './requests.js';
import { followRulePages } from './rule-pages.js';
import { followFolders } from './workspace-folders.js';
import { followWorkspaceTrust } from './workspace-trust.js';

/** The access to files. */
export type FileSystem = Omit<DefaultSharedModuleContext, 'connection'>;

/** The parameters of a request for an analysis. */
interface AnalysisParams {
  readonly epoch: number;
  /** The requests to prepare answers for. */
  readonly prepare: readonly ExpectedRequest[];
}

/** The parameters of a request to prepare something for texts when nothing else is to be done. */
interface PreparationParams {
  readonly epoch: number;
  /** The texts for which requests are likely to come. */
  readonly uris: readonly string[];
}

/** Controls when the server analyzes. */
export interface AnalysisControl {
  /** Whether the analysis of a state is obsolete; called while it runs. */
  isSuperseded(epoch: number): boolean;
  /** Called at the end of a long analysis, before requests are answered from it. */
  analysed?(): void;
  /** Releases unneeded memory; called when nothing has happened for a while. */
  rest(): void;
}

/**
 * Serves a client over a connection until it disconnects. Unlike with Langium's own start function, diagnostics have
 * the version of the document and include the findings of the engine, and an error is logged and ends neither the
 * server nor an answer.
 * @param fileSystem the access to files that aren't open; in a browser there may be none
 * @param control if given, changes are only collected until the client requests their analysis with `azroute/analyse`
 * @returns the services of the server
 */
export function startServer(
  connection: Connection,
  fileSystem: FileSystem,
  control?: AnalysisControl,
): AzrouteServices {
  const { shared, azroute } = createAzrouteServices({ connection, ...fileSystem });
  const escapes = new Escapes(connection.console);
  const topologies = azroute.topology.TopologyProvider;
  let pullsSettings = false;
  addDocumentUpdateHandler(connection, shared);
  const builder = builderOf(shared.workspace.DocumentBuilder);
  const prepared = new PreparedAnswers(() => builder.generation);
  // A client that controls the analysis sends no requests during it, so that none has to wait for another one.
  const priority = control ? ReadPriority.Immediate : ReadPriority.Normal;
  new Requests(shared, azroute, escapes, prepared, priority).listen(connection);
  const publisher = new DiagnosticsPublisher(shared, connection, topologies, escapes, azroute.lsp.CodePages);
  publisher.listen();
  azroute.lsp.MoreFindings.onMore((uri) => publisher.publishAgain(uri));
  const pending = new PendingSettings(escapes);
  followClientSettings(shared, topologies, azroute.lsp.DisplaySettings, pending);
  followConfigurationFiles(shared, topologies, pending);
  followWorkspaceTrust(connection, shared, topologies);
  followRulePages(shared, azroute.lsp.RulePages);
  followCodePages(shared, azroute.lsp.CodePages);
  const fetch = (section: string) => connection.workspace.getConfiguration(section);
  connection.onDidChangeConfiguration((params) =>
    takeSettings(params, shared, pullsSettings ? fetch : undefined, pending),
  );
  connection.onInitialize(async (params) => {
    pullsSettings = params.capabilities.workspace?.configuration ?? false;
    azroute.lsp.ActionCapabilities.take(params);
    const result = await shared.lsp.LanguageServer.initialize(params);
    return withFurtherFeatures(azroute.lsp.ActionCapabilities.announce(followFolders(connection, shared, result)));
  });
  connection.onInitialized((params) => shared.lsp.LanguageServer.initialized(params));
  connection.onRequest('azroute/settled', () => settled(shared));
  if (control) analyseOnDemand(connection, azroute, control, prepared, pending);
  shared.workspace.TextDocuments.listen(connection);
  connection.listen();
  return azroute;
}

/** Resolves to null when the current state is analyzed and published. */
async function settled(shared: AzrouteServices['shared']): Promise<null> {
  await shared.workspace.WorkspaceManager.ready;
  await (shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler).caughtUp();
  return null;
}

/** Analyzes the changes when the client requests it, and answers whether the analysis was completed. */
function analyseOnDemand(
  connection: Connection,
  azroute: AzrouteServices,
  control: AnalysisControl,
  prepared: PreparedAnswers,
  pending: PendingSettings,
): void {
  const { shared } = azroute;
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  const builder = builderOf(shared.workspace.DocumentBuilder);
  updates.held = true;
  connection.onRequest('azroute/analyse', async ({ epoch, prepare }: AnalysisParams) => {
    const began = performance.now();
    builder.superseded = () => control.isSuperseded(epoch);
    azroute.lsp.AwaitedRepairs.forget();
    await shared.workspace.WorkspaceManager.ready;
    await pending.done();
    await updates.build();
    connection.sendNotification('azroute/read', { files: shared.workspace.LangiumDocuments.all.count() });
    const find = (uri: URI) => shared.workspace.LangiumDocuments.getDocument(uri);
    await prepared.prepare(prepare, find, () => builder.superseded());
    if (builder.superseded()) return false;
    if (performance.now() - began > longAnalysis) control.analysed?.();
    return true;
  });
  azroute.lsp.AwaitedRepairs.prepare(
    () => connection.sendNotification('azroute/repairsAwaited'),
    (uri) => connection.sendNotification('azroute/moreRepairs', { uri }),
  );
  connection.onRequest('azroute/prepare', ({ epoch, uris }: PreparationParams) => {
    builder.superseded = () => control.isSuperseded(epoch);
    return prepareRepairs(azroute, uris, () => builder.superseded());
  });
  const first = new FirstAnswers(azroute);
  connection.onRequest('azroute/answerAhead', ({ epoch, uris }: PreparationParams) => {
    builder.superseded = () => control.isSuperseded(epoch);
    const { LangiumDocuments } = shared.workspace;
    const documents = uris.flatMap((uri) => LangiumDocuments.getDocument(URI.parse(uri)) ?? []);
    return first.compute(documents, () => builder.superseded());
  });
  connection.onRequest('azroute/rest', () => {
    azroute.topology.TopologyProvider.rest();
    control.rest();
    return null;
  });
}
