import type { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { CreateFile, DeleteFile, TextDocumentEdit, TextEdit, type WorkspaceEdit } from 'vscode-languageserver';

/**
 * Creates edits of several documents in the form that the client supports: if possible with the version of each text,
 * so that the client refuses an edit of a text that has changed since.
 */
export class WorkspaceEdits {
  private takesVersions = false;
  private changesFiles = false;

  constructor(private readonly shared: LangiumSharedServices) {
    shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      const { documentChanges, resourceOperations = [] } = capabilities.workspace?.workspaceEdit ?? {};
      this.takesVersions = documentChanges === true;
      this.changesFiles = resourceOperations.includes('create') && resourceOperations.includes('delete');
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

  /** Whether the client can create and delete files in an edit. */
  get canChangeFiles(): boolean {
    return this.takesVersions && this.changesFiles;
  }

  /** An edit that also creates files, with their texts, and deletes files. A file that exists is not overwritten. */
  withFiles(
    { documentChanges = [] }: WorkspaceEdit,
    created: ReadonlyMap<string, string>,
    deleted: readonly string[],
  ): WorkspaceEdit {
    const start = { line: 0, character: 0 };
    return {
      documentChanges: [
        ...[...created].flatMap(([uri, text]) => [
          CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }),
          TextDocumentEdit.create({ uri, version: null }, [TextEdit.insert(start, text)]),
        ]),
        ...documentChanges,
        ...deleted.map((uri) => DeleteFile.create(uri)),
      ],
    };
  }
}
