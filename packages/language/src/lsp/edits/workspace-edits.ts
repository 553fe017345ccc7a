import type { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';

/**
 * Creates edits of several documents in the form that the client supports: if possible with the version of each text,
 * so that the client refuses an edit of a text that has changed since.
 */
export class WorkspaceEdits {
  private takesVersions = false;

  constructor(private readonly shared: LangiumSharedServices) {
    shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.takesVersions = capabilities.workspace?.workspaceEdit?.documentChanges === true;
    });
  }

  /** Edits by document. */
  of(edits: Iterable<readonly [uri: URI | string, edits: TextEdit[]]>): WorkspaceEdit {
    const all = [...edits].map(([uri, list]) => [uri.toString(), list] as const);
    if (!this.takesVersions) return { changes: Object.fromEntries(all) };
    return {
      documentChanges: all.map(([uri, list]) => {
        // Files that aren't open have no version.
        const version = this.shared.workspace.TextDocuments.get(uri)?.version ?? null;
        return TextDocumentEdit.create({ uri, version }, list);
      }),
    };
  }
}
