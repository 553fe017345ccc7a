import type { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import {
  AnnotatedTextEdit,
  type ChangeAnnotation,
  CreateFile,
  DeleteFile,
  type SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';

/** An edit of a text, and if there is something to fill in, the same as a snippet. */
export interface FillableEdit extends TextEdit {
  /** The new text in the syntax of snippets, for clients that take them in edits. */
  readonly snippet?: string;
}

/** An edit of a text, and what it does, as a heading of a preview. */
export interface ExplainedEdit extends FillableEdit {
  readonly label: string;
}

/**
 * Creates edits of several documents in the form that the client supports: if possible with the version of each text,
 * so that the client refuses an edit of a text that has changed since.
 */
export class WorkspaceEdits {
  private takesVersions = false;
  private takesExplanations = false;
  private takesSnippets = false;
  private changesFiles = false;

  constructor(private readonly shared: LangiumSharedServices) {
    shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      const {
        documentChanges,
        changeAnnotationSupport,
        snippetEditSupport,
        resourceOperations = [],
      } = capabilities.workspace?.workspaceEdit ?? {};
      this.takesVersions = documentChanges === true;
      this.takesExplanations = this.takesVersions && changeAnnotationSupport !== undefined;
      this.takesSnippets = this.takesVersions && snippetEditSupport === true;
      this.changesFiles = resourceOperations.includes('create') && resourceOperations.includes('delete');
    });
  }

  /** Edits by document. */
  of(edits: Iterable<readonly [uri: URI | string, edits: readonly FillableEdit[]]>): WorkspaceEdit {
    const all = [...edits].map(([uri, list]) => [uri.toString(), list] as const);
    if (!this.takesVersions) {
      return { changes: Object.fromEntries(all.map(([uri, list]) => [uri, list.map(withoutSnippet)])) };
    }
    return {
      documentChanges: all.map(([uri, list]) => {
        // Files that aren't open have no version.
        const version = this.shared.workspace.TextDocuments.get(uri)?.version ?? null;
        return TextDocumentEdit.create({ uri, version }, list.map(this.takesSnippets ? asSnippet : withoutSnippet));
      }),
    };
  }

  /**
   * Edits by document, with what they do, for clients that show it in a preview.
   * @param description what all of them are for
   */
  explained(
    edits: Iterable<readonly [uri: URI | string, edits: readonly ExplainedEdit[]]>,
    description: string,
  ): WorkspaceEdit {
    const all = [...edits];
    const plain = all.map(([uri, list]) => [uri, list.map(({ label: _, ...edit }) => edit)] as const);
    if (!this.takesExplanations) return this.of(plain);
    const changeAnnotations: Record<string, ChangeAnnotation> = {};
    const annotated = all.map(([uri, list]) => {
      const ofDocument = list.map(({ label, range, newText, snippet }) => {
        changeAnnotations[label] = { label, description, needsConfirmation: false };
        return { ...AnnotatedTextEdit.replace(range, newText, label), ...(snippet !== undefined && { snippet }) };
      });
      return [uri, ofDocument] as const;
    });
    return { ...this.of(annotated), changeAnnotations };
  }

  /** Whether the client takes snippets in edits. */
  get canFill(): boolean {
    return this.takesSnippets;
  }

  /** Whether the client can create and delete files in an edit. */
  get canChangeFiles(): boolean {
    return this.takesVersions && this.changesFiles;
  }

  /** An edit that also creates files, with their texts, and deletes files. A file that exists is not overwritten. */
  withFiles(
    { documentChanges = [], ...rest }: WorkspaceEdit,
    created: ReadonlyMap<string, string>,
    deleted: readonly string[],
  ): WorkspaceEdit {
    const start = { line: 0, character: 0 };
    return {
      ...rest,
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

function withoutSnippet({ snippet: _, ...edit }: FillableEdit): TextEdit {
  return edit;
}

function asSnippet(edit: FillableEdit): TextEdit | SnippetTextEdit {
  const { range, snippet, newText: _, ...rest } = edit;
  return snippet === undefined ? edit : { ...rest, range, snippet: { kind: 'snippet', value: snippet } };
}
