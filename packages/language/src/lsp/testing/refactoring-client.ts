import {
  type CodeAction,
  type CodeActionParams,
  CreateFile,
  DeleteFile,
  type Range,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type RefactoringQuestion, type RefactoringResult, refactoringRequests } from '../../protocol.js';
import { TestClient } from './client.js';
import { type Files, ReadFiles } from './edited.js';

/** A client that asks for refactorings of texts, of which the first one has `<|>` at a cursor or around a selection. */
export class RefactoringClient {
  private constructor(
    readonly client: TestClient,
    readonly files: Files,
    private readonly uri: string,
    private readonly range: Range,
  ) {}

  /** Opens files; the one with the marks must be among them. */
  static async open(marked: Files): Promise<RefactoringClient> {
    const client = await TestClient.start(
      {
        textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'delete'] } },
      },
      { initializationOptions: { refactoringInputs: true } },
    );
    const [name = '', text = ''] = Object.entries(marked).find(([, one]) => one.includes(mark)) ?? [];
    const parts = text.split(mark);
    const document = TextDocument.create(uriOf(name), 'azroute', 1, parts.join(''));
    const [start, end = start] = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('').length);
    const files = { ...marked, [name]: document.getText() };
    for (const [each, content] of Object.entries(files).reverse()) await client.open(uriOf(each), content);
    await client.settled();
    const range = { start: document.positionAt(start ?? 0), end: document.positionAt(end ?? 0) };
    return new RefactoringClient(client, files, uriOf(name), range);
  }

  /** The refactorings that are offered. */
  async offered(context: Partial<CodeActionParams['context']> = { only: ['refactor'] }): Promise<CodeAction[]> {
    const actions = await this.client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri: this.uri },
      range: this.range,
      context: { diagnostics: [], ...context },
    });
    return (actions ?? []).filter(({ kind }) => kind?.startsWith('refactor'));
  }

  /** The edit of an action. */
  async resolved(action: CodeAction): Promise<WorkspaceEdit | undefined> {
    return (await this.client.request<CodeAction>('codeAction/resolve', action)).edit;
  }

  /** The files after the refactoring of a title, which must be offered. */
  async after(title: string): Promise<Files> {
    const actions = await this.offered();
    const action = actions.find((one) => one.title === title);
    if (!action) throw new Error(`Not offered, but: ${actions.map((one) => one.title).join('\n')}`);
    const edit = await this.resolved(action);
    if (!edit) throw new Error('The action has no edit.');
    return filesWith(this.files, edit);
  }

  /**
   * The result of an action that asks something, and the files after it.
   * @param answers the labels of what is chosen, by the name of the input; each must be offered
   */
  async answered(
    title: string,
    answers: Readonly<Record<string, readonly string[]>>,
  ): Promise<{ readonly result: RefactoringResult; readonly files: Files }> {
    const action = (await this.offered()).find((one) => one.title === title);
    const [place] = action?.command?.arguments ?? [];
    if (!place) throw new Error(`Nothing is asked under the title ${title}`);
    const given: Record<string, readonly string[]> = {};
    const params = () => ({ ...place, textDocument: { uri: this.uri }, answers: given });
    for (;;) {
      const question = await this.client.request<RefactoringQuestion | null>(refactoringRequests.inputs, params());
      if (!question) break;
      given[question.input] = (answers[question.input] ?? []).map((label) => {
        const choice = question.choices.find((one) => one.label === label);
        if (!choice) throw new Error(`No ${label} among ${question.choices.map((one) => one.label).join()}`);
        return choice.value;
      });
    }
    const result = await this.client.request<RefactoringResult>(refactoringRequests.refactor, params());
    return { result, files: 'edit' in result ? filesWith(this.files, result.edit) : this.files };
  }
}

const mark = '<|>';

function uriOf(name: string): string {
  return `file:///${name}`;
}

/** Files after an edit, as an editor applies it. */
export function filesWith(files: Files, edit: WorkspaceEdit): Files {
  const result = new Map(Object.entries(files));
  for (const change of edit.documentChanges ?? []) {
    const uri = TextDocumentEdit.is(change) ? change.textDocument.uri : 'uri' in change ? change.uri : '';
    const name = decodeURIComponent(uri.replace(uriOf(''), ''));
    if (CreateFile.is(change)) result.set(name, '');
    else if (DeleteFile.is(change)) result.delete(name);
    else if (TextDocumentEdit.is(change)) {
      const edits = change.edits.flatMap((one) => ('newText' in one ? [one] : []));
      const text = result.get(name) ?? '';
      result.set(name, TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, text), edits));
    }
  }
  return Object.fromEntries(result);
}

/** The files that the formatter would change. */
export async function unformatted(files: Files): Promise<readonly string[]> {
  const read = await ReadFiles.read(files);
  return Object.keys(files).filter((name) => !read.isFormatted(name));
}
