import type { Diagnostic, Position } from 'vscode-languageserver';
import type { TestClient } from '../../packages/language/src/lsp/testing/client.js';

/** A place in a text that a server knows, and what has been sent to the server for this text. */
export class Asked {
  /** The methods that were sent, and the kinds of code actions. */
  readonly sent: Set<string>;
  private readonly answers: Map<string, Promise<unknown>>;

  private constructor(
    readonly client: TestClient,
    readonly uri: string,
    readonly diagnostics: readonly Diagnostic[],
    readonly position: Position,
    shared?: Asked,
  ) {
    this.sent = shared?.sent ?? new Set();
    this.answers = shared?.answers ?? new Map();
  }

  /** The start of a text that is opened. */
  static async open(client: TestClient, uri: string, text: string): Promise<Asked> {
    await client.open(uri, text);
    return new Asked(client, uri, await client.diagnostics(uri), { line: 0, character: 0 });
  }

  /** Another place in the same text. */
  at(position: Position): Asked {
    return new Asked(this.client, this.uri, this.diagnostics, position, this);
  }

  /** Sends a request. */
  send<T>(method: string, params: object): Promise<T> {
    this.sent.add(method);
    return this.client.request(method, params);
  }

  /** Sends a request about the text. */
  about<T>(method: string, more: object = {}): Promise<T> {
    return this.send(method, { textDocument: { uri: this.uri }, ...more });
  }

  /** Asks what depends on nothing but a key, once for the text. */
  once<T>(key: unknown, ask: () => Promise<T>): Promise<T> {
    const text = JSON.stringify(key);
    const known = this.answers.get(text) ?? ask();
    this.answers.set(text, known);
    return known as Promise<T>;
  }
}
