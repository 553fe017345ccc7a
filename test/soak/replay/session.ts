import { basename } from 'node:path';
import type { Operation } from '../history/operation.ts';
import { canonicalUri } from '../protocol/canonical-uri.ts';
import { type Answer, Client } from '../protocol/client.ts';
import { shakeHands } from '../protocol/handshake.ts';
import { type Published, refusals, requestFailed } from '../protocol/messages.ts';
import { SentVersions } from '../protocol/sent-versions.ts';
import type { ServerProcess } from '../protocol/server-process.ts';
import { isPath, type Name, pathOf, uriOf } from '../world/places.ts';
import { positionAt } from '../world/text.ts';
import type { World } from '../world/world.ts';
import type { Report } from './failure.ts';
import { doOnDisk } from './real-disk.ts';
import { type Place, type RequestName, requestKind, supported } from './requests.ts';

/** How much of a text a range request covers. */
const rangeLength = 200;

/**
 * A server and the editor that it serves: exchanges messages about a world, and checks that the server follows the
 * protocol.
 */
export class Session {
  readonly client: Client;
  /** What the server can do. */
  requests: readonly RequestName[] = [];
  private readonly world: World;
  private readonly folder: string;
  private readonly report: Report;
  private readonly versions = new Map<string, SentVersions>();
  private startWatching = () => {};
  /** Resolves when the server has registered for changes on disk. */
  private readonly watching = new Promise<void>((resolve) => {
    this.startWatching = resolve;
  });
  private readonly answers = new Set<Promise<unknown>>();

  private constructor(server: ServerProcess, world: World, folder: string, report: Report) {
    this.world = world;
    this.folder = folder;
    this.report = report;
    this.client = new Client(server, {
      answer: (method, params) => this.answerServer(method, params),
      notice: (method, params) => this.notice(method, params),
    });
    server.onEnd(() => this.startWatching());
  }

  /** Performs the handshake with a newly started server, and opens what is open in the world. */
  static async start(server: ServerProcess, world: World, folder: string, report: Report): Promise<Session> {
    const session = new Session(server, world, folder, report);
    const answer = await shakeHands(
      session.client,
      [...world.folders].map((name) => pathOf(name, folder)),
    );
    session.check('initialize', answer);
    const result = answer.is === 'result' ? (answer.result as { readonly capabilities: unknown }) : undefined;
    session.requests = supported(result?.capabilities);
    for (const name of world.open.keys()) session.didOpen(name);
    return session;
  }

  /**
   * Performs an operation in the world, on disk and in the editor.
   * @returns whether it could be done
   */
  async perform(operation: Operation): Promise<boolean> {
    if (operation.do === 'announce') return this.announce();
    const done = this.world.apply(operation);
    if (done === false) return false;
    doOnDisk(this.world.disk.steps.splice(0), this.folder);
    switch (operation.do) {
      case 'open':
        this.didOpen(operation.name);
        break;
      case 'close':
        this.client.notify('textDocument/didClose', { textDocument: { uri: this.uri(operation.name) } });
        this.client.closed(this.uri(operation.name));
        break;
      case 'edit':
      case 'replace':
        this.didChange(operation.name, done);
        break;
      case 'save':
        this.client.notify('textDocument/didSave', { textDocument: { uri: this.uri(operation.name) } });
        break;
      case 'configure':
        this.client.notify('workspace/didChangeConfiguration', { settings: { azroute: operation.settings } });
        break;
      case 'workspace':
        this.didChangeFolders(operation.name);
        break;
      case 'ask':
        void this.ask(operation.what, this.place(operation.name, operation.at), operation.cancel);
        break;
      case 'pause':
        await new Promise((resolve) => setTimeout(resolve, operation.ms));
    }
    return true;
  }

  /** Makes a request, if the server supports it. Errors and missing answers count as failures. */
  ask(name: RequestName, place: Place, cancelAfter?: number): Promise<Answer> {
    if (!this.requests.includes(name)) return Promise.resolve({ is: 'result', result: null, ms: 0 });
    const { method, params } = requestKind(name);
    const options = cancelAfter === undefined ? {} : { cancelAfter };
    const answer = this.client.request(method, params(place), options).then((answer) => {
      this.check(name, answer);
      return answer;
    });
    this.answers.add(answer);
    void answer.then(() => this.answers.delete(answer));
    return answer;
  }

  /** A place in a document of the world. */
  place(name: Name, at: number): Place {
    const uri = this.uri(name);
    const text = this.world.open.get(name)?.text ?? this.world.disk.text(name) ?? '';
    const position = positionAt(text, Math.min(at, text.length));
    const range = { start: position, end: positionAt(text, Math.min(at + rangeLength, text.length)) };
    return { uri, position, range, diagnostics: this.client.shown.get(canonicalUri(uri))?.diagnostics ?? [] };
  }

  /** Resolves when all requests that were made are answered. */
  async allAnswered(): Promise<void> {
    await Promise.all(this.answers);
  }

  /** The URI of a document. */
  uri(name: Name): string {
    return uriOf(name, this.folder);
  }

  /** Notifies the server of changes on disk. */
  async announce(): Promise<boolean> {
    // The server cannot be notified of changes before it watches.
    await this.watching;
    const changes = this.world.announce().map(({ name, type }) => ({ uri: this.uri(name), type }));
    if (changes.length > 0) this.client.notify('workspace/didChangeWatchedFiles', { changes });
    return changes.length > 0;
  }

  private didOpen(name: Name): void {
    const document = this.world.open.get(name);
    if (!document) return;
    const { language, version, text } = document;
    this.versionsOf(this.uri(name)).add(version);
    const textDocument = { uri: this.uri(name), languageId: language, version, text };
    this.client.notify('textDocument/didOpen', { textDocument });
  }

  private didChange(name: Name, contentChanges: unknown): void {
    const version = this.world.open.get(name)?.version ?? 0;
    this.versionsOf(this.uri(name)).add(version);
    const textDocument = { uri: this.uri(name), version };
    this.client.notify('textDocument/didChange', { textDocument, contentChanges });
  }

  private didChangeFolders(name: Name): void {
    const folder = [{ uri: this.uri(name), name }];
    const event = this.world.folders.has(name) ? { added: folder, removed: [] } : { added: [], removed: folder };
    this.client.notify('workspace/didChangeWorkspaceFolders', { event });
  }

  private versionsOf(rawUri: string): SentVersions {
    const uri = canonicalUri(rawUri);
    const versions = this.versions.get(uri) ?? new SentVersions();
    this.versions.set(uri, versions);
    return versions;
  }

  private check(what: string, answer: Answer): void {
    if (answer.is === 'silence') this.report(`silence:${what}`, `No answer to ${what} in ${Math.round(answer.ms)} ms.`);
    if (answer.is !== 'error' || refusals.has(answer.error.code)) return;
    // Where a name is declared twice, a new name for one of the two can give a reference another meaning.
    if (what === 'rename' && answer.error.code === requestFailed) return;
    this.report(`error:${what}:${answer.error.code}`, answer.error.message);
  }

  private answerServer(method: string, params: unknown): unknown {
    switch (method) {
      case 'workspace/configuration': {
        const { items } = params as { readonly items: readonly { readonly section?: string }[] };
        return items.map(({ section }) => setting(this.world.settings, section));
      }
      case 'client/registerCapability': {
        const { registrations } = params as { readonly registrations: readonly { readonly method: string }[] };
        if (registrations.some((one) => one.method === 'workspace/didChangeWatchedFiles')) this.startWatching();
        return null;
      }
      case 'azroute/readFile':
        return this.world.disk.text((params as { readonly uri: string }).uri) ?? null;
      case 'azroute/readDirectory':
        return [...this.world.disk.entries.keys()]
          .filter((name) => !isPath(name) && parentOf(name) === (params as { readonly uri: string }).uri)
          .map((uri) => ({ uri, isFile: true, isDirectory: false }));
      default:
        return null;
    }
  }

  private notice(method: string, params: unknown): void {
    if (method === 'window/logMessage' || method === 'window/showMessage') {
      const { type, message } = params as { readonly type: number; readonly message: string };
      if (type === 1) this.report(`logged:${headOf(message)}`, message);
    }
    if (method !== 'textDocument/publishDiagnostics') return;
    const { uri, version } = params as Published;
    if (version === undefined) return;
    const wrong = this.versionsOf(uri).publish(version);
    if (wrong) this.report(`version:${wrong}`, `Version ${version} of ${basename(uri)} was published.`);
  }
}

/** The beginning of a message without its variable parts. */
export function headOf(message: string): string {
  return (message.split('\n')[0] ?? '').replaceAll(/file:\S+|\/\S+|"[^"]*"|'[^']*'|\d+/g, '…').slice(0, 80);
}

function setting(settings: unknown, section = ''): unknown {
  const [first, ...rest] = section.split('.');
  let value: unknown = first === 'azroute' ? settings : null;
  for (const key of rest) value = (value as Record<string, unknown> | null)?.[key];
  return value ?? null;
}

function parentOf(uri: string): string {
  return uri.replace(/\/[^/]*$/, '');
}
