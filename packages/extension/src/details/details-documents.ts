import { type DetailsParams, type DetailsResult, detailsRequest, largestFile } from '@azroute/language/protocol';
import {
  type CancellationToken,
  type Disposable,
  type Event,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { noAnswer } from '../answer.js';
import { decodedText } from '../decoded-text.js';
import { LatestDocuments } from '../latest-documents.js';
import { LatestToken } from '../latest-token.js';
import { withPreviewLinks } from './preview-links.js';
import { detailsScheme as scheme } from './scheme.js';

const Details = new RequestType<DetailsParams, DetailsResult | null, void>(detailsRequest);

/** A document, and its text as far as it is known and follows the topology. */
interface Entry {
  readonly params: DetailsParams;
  text?: string | undefined;
}

/** Documents about declarations; those in a tab follow the text. */
export class DetailsDocuments implements TextDocumentContentProvider, Disposable {
  private readonly shown = new LatestDocuments<Entry>();
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly tokens = new LatestToken();
  private readonly parts: readonly Disposable[];

  /**
   * @param client the running language server, if there is one
   * @param settled when everything is analyzed
   */
  constructor(
    private readonly client: () => BaseLanguageClient | undefined,
    settled: Event<void>,
  ) {
    this.parts = [
      this.changes,
      workspace.registerTextDocumentContentProvider(scheme, this),
      settled(() => void this.refresh(this.tokens.next())),
    ];
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const key = uri.toString();
    const entry: Entry = this.shown.get(key) ?? { params: JSON.parse(uri.query) };
    this.shown.set(key, entry);
    entry.text ??= textOf(await this.ask(entry.params));
    return withPreviewLinks(entry.text ?? '');
  }

  /** Asks for a document; the result says where it is, or why there is none. */
  async show(params: DetailsParams): Promise<{ readonly uri: Uri } | { readonly refused: string }> {
    const result = await this.ask(params);
    if (!result || 'refused' in result) return result ?? { refused: noAnswer };
    const { title, declaration, text } = result;
    const { textDocument, what, to } = params;
    const asked: DetailsParams = { textDocument, declaration, what, ...(to !== undefined && { to }) };
    const uri = Uri.from({ scheme, path: `/${names[what](title)}.md`, query: JSON.stringify(asked) });
    this.shown.set(uri.toString(), { params: asked, text });
    this.changes.fire(uri);
    return { uri };
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }

  private async refresh(token: CancellationToken): Promise<void> {
    for (const [key, entry] of this.shown.all()) {
      const uri = Uri.parse(key);
      if (!isInTab(uri)) {
        entry.text = undefined;
        continue;
      }
      const text = textOf(await this.ask(entry.params, token));
      if (token.isCancellationRequested) return;
      if (text === undefined || text === entry.text) continue;
      // VS Code closes a document that only a preview shows after a while, and follows only open ones.
      await workspace.openTextDocument(uri);
      entry.text = text;
      this.changes.fire(uri);
    }
  }

  private async ask(params: DetailsParams, token?: CancellationToken): Promise<DetailsResult | null> {
    const client = this.client();
    if (!client?.isRunning()) return null;
    // While somebody types, a request is refused; the next analysis asks again.
    const { what, to } = params;
    const printed = what === 'verify' && to !== undefined ? await printedIn(Uri.parse(to)) : undefined;
    const asked = { ...params, ...(printed !== undefined && { printed }) };
    return client.sendRequest(Details, asked, token).catch(() => null);
  }
}

function textOf(result: DetailsResult | null): string | undefined {
  if (!result) return undefined;
  return 'refused' in result ? result.refused : result.text;
}

/** The output of Azure in a file; undefined if it is gone, or too large to be effective routes. */
async function printedIn(file: Uri): Promise<string | undefined> {
  try {
    if ((await workspace.fs.stat(file)).size > largestFile) return undefined;
    return decodedText(await workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

/** Whether an editor or a preview shows a document. The tab of a preview knows only the name. */
function isInTab({ path }: Uri): boolean {
  const name = path.slice(1);
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(name)));
}

/** The names of documents, as the tabs of editors show them. A slash would begin a folder. */
const names: Readonly<Record<DetailsParams['what'], (title: string) => string>> = {
  page: (title) => plain(title),
  bgp: (title) => `BGP of ${plain(title)}`,
  way: (title) => `Trace from ${plain(title)}`,
  why: (title) => `Why ${plain(title)}`,
  compare: (title) => `Tables of ${plain(title)}`,
  verify: (title) => `Verify ${plain(title)}`,
};

function plain(title: string): string {
  return title.replaceAll('/', '∕');
}
