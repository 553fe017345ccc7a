import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import { LatestDocuments } from '../latest-documents.js';

const scheme = 'azroute-diff';

/** The documents that show differences. */
export class ComparisonDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new LatestDocuments<string>();
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;
  private readonly parts: readonly Disposable[] = [
    this.changes,
    workspace.registerTextDocumentContentProvider(scheme, this),
  ];

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** The document with the difference of a file; a later one takes its place. */
  show(file: Uri, text: string): Uri {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const uri = Uri.from({ scheme, path: `/${name} since the last commit.md`, query: file.toString() });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    return uri;
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }
}
