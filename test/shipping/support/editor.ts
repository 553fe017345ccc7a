import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** An editor without a window: it talks to a language server over its standard input and output. */
export class Editor {
  readonly applied: unknown[] = [];
  private readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  private readonly connection: MessageConnection;
  private waiting: (() => void)[] = [];

  constructor(
    server: ChildProcessWithoutNullStreams,
    private readonly settings: object = {},
  ) {
    this.connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        this.diagnostics.set(uri, diagnostics);
        for (const wake of this.waiting.splice(0)) wake();
      },
    );
    this.connection.onRequest('workspace/configuration', ({ items }: { items: object[] }) =>
      items.map(() => this.settings),
    );
    this.connection.onRequest('workspace/applyEdit', (params) => {
      this.applied.push(params);
      return { applied: true };
    });
    // Registrations, progress, refreshes.
    this.connection.onRequest(() => null);
    this.connection.listen();
  }

  async initialize(folder: string): Promise<InitializeResult> {
    const rootUri = pathToFileURL(folder).href;
    const result = await this.request<InitializeResult>('initialize', {
      processId: null,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
      capabilities: {
        workspace: {
          applyEdit: true,
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          didChangeConfiguration: { dynamicRegistration: true },
        },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
          hover: { contentFormat: ['markdown'] },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } },
            dataSupport: true,
            resolveSupport: { properties: ['edit'] },
          },
          completion: { completionItem: { snippetSupport: true } },
          rename: { prepareSupport: true },
        },
      },
    });
    await this.notify('initialized', {});
    return result;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Waits until the diagnostics of a document match, and returns them. */
  async diagnosed(uri: string, wanted: (codes: readonly string[]) => boolean): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.diagnostics.get(uri);
      if (found && wanted(found.map(({ code }) => String(code)))) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async end(): Promise<void> {
    await this.request('shutdown', undefined);
    await this.notify('exit', undefined);
  }
}
