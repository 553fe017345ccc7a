import { PassThrough } from 'node:stream';
import { startServer } from '@azroute/language';
import { EmptyFileSystem } from 'langium';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const uri = 'file:///bench.azroute';

/** A client with one open document, connected to a server in the same process by streams in memory. */
export class BenchClient {
  private version = 0;
  private readonly client: ProtocolConnection;
  private published: ((version: number, diagnostics: readonly Diagnostic[]) => void) | undefined;

  constructor() {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startServer(server, EmptyFileSystem);
    this.client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.client.onNotification('textDocument/publishDiagnostics', ({ version, diagnostics }) =>
      this.published?.(version, diagnostics),
    );
    this.client.onUnhandledNotification(() => {});
    this.client.listen();
  }

  /** Shakes hands with the server. */
  async start(): Promise<void> {
    await this.client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await this.client.sendNotification('initialized', {});
  }

  /** Opens the text; resolves when the findings of the engine are published. */
  async open(text: string): Promise<readonly Diagnostic[]> {
    const done = this.findings(++this.version);
    const textDocument = { uri, languageId: 'azroute', version: this.version, text };
    await this.client.sendNotification('textDocument/didOpen', { textDocument });
    return done;
  }

  /** Replaces one character; resolves when the findings of the engine are published. */
  async type(line: number, character: number, text: string): Promise<readonly Diagnostic[]> {
    const done = this.findings(++this.version);
    const range = { start: { line, character }, end: { line, character: character + 1 } };
    await this.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: this.version },
      contentChanges: [{ range, text }],
    });
    return done;
  }

  /** Asks for the hover at a position. */
  hover(line: number, character: number): Promise<Hover | null> {
    return this.client.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }

  private findings(version: number): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
      this.published = (of, diagnostics) => {
        // The text's own diagnostics may come first; every generated topology has findings of the engine.
        if (of === version && diagnostics.some((one) => /^AZR[1-9]/.test(String(one.code)))) resolve(diagnostics);
      };
    });
  }
}
