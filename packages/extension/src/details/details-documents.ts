import { type DetailsParams, type DetailsResult, detailsRequest } from '@azroute/language/protocol';
import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { afterChanges } from '../after-changes.js';
import { withPreviewLinks } from './preview-links.js';

const Details = new RequestType<DetailsParams, DetailsResult | null, void>(detailsRequest);
const scheme = 'azroute-details';

/** Documents about declarations; those that are open follow the text. */
export class DetailsDocuments implements TextDocumentContentProvider, Disposable {
  private readonly shown = new Map<string, { readonly params: DetailsParams; text: string }>();
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly parts: readonly Disposable[];

  /** @param client the running language server, if there is one */
  constructor(private readonly client: () => BaseLanguageClient | undefined) {
    this.parts = [
      this.changes,
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString())),
      afterChanges(() => void this.refresh()),
    ];
  }

  provideTextDocumentContent(uri: Uri): string {
    return withPreviewLinks(this.shown.get(uri.toString())?.text ?? '');
  }

  /** Asks for a document; the result says where it is, or why there is none. */
  async show(params: DetailsParams): Promise<{ readonly uri: Uri } | { readonly refused: string }> {
    const result = await this.ask(params);
    if (!result || 'refused' in result) return result ?? { refused: 'There is no answer; the server log may say why.' };
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

  private async refresh(): Promise<void> {
    for (const [key, entry] of this.shown) {
      const result = await this.ask(entry.params);
      if (!result) continue;
      const text = 'refused' in result ? result.refused : result.text;
      if (text === entry.text) continue;
      entry.text = text;
      this.changes.fire(Uri.parse(key));
    }
  }

  private async ask(params: DetailsParams): Promise<DetailsResult | null> {
    const client = this.client();
    if (!client?.isRunning()) return null;
    // While somebody types, a request is refused; the next change of diagnostics asks again.
    return client.sendRequest(Details, params).catch(() => null);
  }
}

/** The names of documents, as the tabs of editors show them. A slash would begin a folder. */
const names: Readonly<Record<DetailsParams['what'], (title: string) => string>> = {
  page: (title) => plain(title),
  bgp: (title) => `BGP of ${plain(title)}`,
  way: (title) => `Trace from ${plain(title)}`,
  why: (title) => `Why ${plain(title)}`,
  compare: (title) => `Tables of ${plain(title)}`,
};

function plain(title: string): string {
  return title.replaceAll('/', '∕');
}
