import { PassThrough } from 'node:stream';
import { EmptyFileSystem } from 'langium';
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionList,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type FileChangeType,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { AzrouteServices } from '../../module.js';
import { type FileSystem, startServer } from '../server.js';

/** A client that is connected to a server in the same process by in-memory streams. */
export class TestClient {
  /** All diagnostics that the server published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** The lines of the log. */
  readonly log: string[] = [];
  /** What the server said that it can do. */
  announced: ServerCapabilities = {};
  /** The messages that the server showed. */
  readonly shown: string[] = [];
  private readonly versions = new Map<string, number>();
  private readonly connection: ProtocolConnection;
  /** The services of the server. */
  readonly services: AzrouteServices;

  private constructor(fileSystem: FileSystem) {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    this.services = startServer(server, fileSystem);
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
      this.shown.push(message);
      return null;
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.shown.push(message);
    });
    this.connection.onUnhandledNotification(() => {});
    this.connection.listen();
  }

  /**
   * Starts and initializes a server.
   * @param more the files that it can read, by default none, and further initialization parameters
   */
  static async start(
    capabilities: ClientCapabilities = {},
    { fileSystem = EmptyFileSystem, ...params }: Partial<InitializeParams> & { fileSystem?: FileSystem } = {},
  ): Promise<TestClient> {
    const client = new TestClient(fileSystem);
    const greeting = { processId: null, rootUri: null, capabilities, ...params };
    client.announced = (await client.connection.sendRequest<InitializeResult>('initialize', greeting)).capabilities;
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** Sends a request. */
  request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  /** Sends a notification. */
  notify(method: string, params: object = {}): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Sends an event that a file was created, changed or deleted. */
  watched(uri: string, type: FileChangeType): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }

  /** Opens a text. */
  async open(uri: string, text: string): Promise<void> {
    this.versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'azroute', version: 1, text },
    });
  }

  /** Replaces a whole text, or one character of it. */
  async change(uri: string, text: string, at?: Position): Promise<number> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    const change = at ? { range: { start: at, end: { ...at, character: at.character + 1 } }, text } : { text };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    return version;
  }

  /** Changes the client's settings of a section. */
  async configure(settings: unknown): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: { azroute: settings } });
  }

  /** Closes a text. */
  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The hover at a position. */
  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  /** The completion list at a position. */
  completion(uri: string, position: Position): Promise<CompletionList> {
    return this.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
  }

  /** The edits that format a text, a range of it, or the block that was closed by the brace before a position. */
  format(uri: string, part: { readonly range?: Range; readonly position?: Position } = {}): Promise<TextEdit[]> {
    const method = part.range ? 'rangeFormatting' : part.position ? 'onTypeFormatting' : 'formatting';
    const params = { textDocument: { uri }, options: { tabSize: 4, insertSpaces: true }, ch: '}', ...part };
    return this.connection.sendRequest(`textDocument/${method}`, params);
  }

  /** The code actions that fix a diagnostic: all except the comment that hides it. */
  async fixes(uri: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return (await this.codeActions(uri, diagnostic)).filter(({ title }) => !title.startsWith('Ignore '));
  }

  /** The code actions for a diagnostic. */
  codeActions(uri: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
  }

  /** Resolves when the server has answered all requests, and everything that it published has arrived. */
  async settled(): Promise<void> {
    await this.roundTrip();
    await this.services.shared.workspace.WorkspaceManager.ready;
    await this.services.shared.workspace.WorkspaceLock.read(() => {});
    await this.roundTrip();
  }

  /** The diagnostics that a document has after everything is settled. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    await this.settled();
    return this.published.filter((params) => params.uri === uri).at(-1)?.diagnostics ?? [];
  }

  private async roundTrip(): Promise<void> {
    await this.connection.sendRequest('azroute/unknown').catch(() => undefined);
  }
}
