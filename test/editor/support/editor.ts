import {
  type CodeAction,
  CodeActionKind,
  type CompletionList,
  commands,
  type Diagnostic,
  type DocumentSymbol,
  extensions,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { until } from './until.js';

/** The extension under test. */
export const EXTENSION = 'azroute.azroute';

/** A file of the workspace, which is a copy of the examples, open in an editor. */
export class OpenFile {
  private constructor(readonly editor: TextEditor) {}

  static async open(name: string): Promise<OpenFile> {
    const folder = workspace.workspaceFolders?.[0];
    if (!folder) throw new Error('the window has no folder');
    return OpenFile.openUri(Uri.joinPath(folder.uri, name));
  }

  static async openUri(uri: Uri): Promise<OpenFile> {
    const document = await workspace.openTextDocument(uri);
    const file = new OpenFile(await window.showTextDocument(document));
    await until(() => extensions.getExtension(EXTENSION)?.isActive, 'the extension to be active');
    return file;
  }

  get document(): TextDocument {
    return this.editor.document;
  }

  get text(): string {
    return this.document.getText();
  }

  /** The position of `^` in a line of the file: `nic n^va1 10.1.1.4` is inside the name. */
  at(marked: string): Position {
    const offset = marked.indexOf('^');
    const start = this.text.indexOf(marked.replace('^', ''));
    if (offset < 0 || start < 0) throw new Error(`the file does not hold "${marked}"`);
    return this.document.positionAt(start + offset);
  }

  diagnostics(code?: string): Diagnostic[] {
    return languages.getDiagnostics(this.document.uri).filter((diagnostic) => !code || codeOf(diagnostic) === code);
  }

  /** The Markdown of the hover at a mark (see `at`), all parts joined. */
  async hover(marked: string): Promise<string> {
    const position = this.at(marked);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', this.document.uri, position);
    return hovers
      .flatMap((hover) => hover.contents)
      .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
      .join('\n\n');
  }

  /** The quick fixes that VS Code offers at a diagnostic. */
  quickFixes({ range }: Diagnostic): Promise<CodeAction[]> {
    return this.actions(CodeActionKind.QuickFix.value, range);
  }

  /** The refactoring of a title that VS Code offers at a mark (see `at`), as soon as it does. */
  refactoring(marked: string, title: string): Promise<CodeAction> {
    return until(async () => {
      const position = this.at(marked);
      const actions = await this.actions(CodeActionKind.Refactor.value, new Range(position, position));
      // Its edit is missing if a text has changed between the list and the edit, which is made afterwards.
      return actions.find((action) => action.title === title && action.edit !== undefined);
    }, title);
  }

  /** The code actions of a kind that VS Code offers for the whole file, or for a range. */
  async actions(kind: string, range = new Range(0, 0, this.document.lineCount, 0)): Promise<CodeAction[]> {
    const resolve = 20;
    for (let again = 3; ; again--) {
      try {
        return await commands.executeCommand(
          'vscode.executeCodeActionProvider',
          this.document.uri,
          range,
          kind,
          resolve,
        );
      } catch (error) {
        // The window cancels requests after its text has just changed, and repeats them automatically.
        if (again === 0 || (error as Error).name !== 'Canceled') throw error;
      }
    }
  }

  /** The completion labels at a mark (see `at`). */
  async completions(marked: string): Promise<string[]> {
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      this.document.uri,
      this.at(marked),
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  async outline(): Promise<DocumentSymbol[]> {
    return (await commands.executeCommand('vscode.executeDocumentSymbolProvider', this.document.uri)) ?? [];
  }

  /** Applies the edit and the command of a code action, like selecting it. */
  async apply({ edit, command }: CodeAction): Promise<void> {
    if (edit && !(await workspace.applyEdit(edit))) throw new Error('VS Code refused the edit');
    if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
  }

  async insert(position: Position, text: string): Promise<void> {
    await this.editor.edit((builder) => builder.insert(position, text));
  }

  async remove(text: string): Promise<void> {
    const start = this.text.indexOf(text);
    if (start < 0) throw new Error(`the file does not hold "${text}"`);
    const range = new Range(this.document.positionAt(start), this.document.positionAt(start + text.length));
    await this.editor.edit((builder) => builder.delete(range));
  }

  /** Makes it the active editor. */
  async focus(): Promise<void> {
    await window.showTextDocument(this.document);
  }

  async undo(): Promise<void> {
    await this.focus();
    await commands.executeCommand('undo');
  }

  /** Discards all changes. */
  async revert(): Promise<void> {
    await this.focus();
    await commands.executeCommand('workbench.action.files.revert');
  }
}

/** The code of a diagnostic without its link. */
function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The address that the code of a diagnostic links to. */
export function linkOf({ code }: Diagnostic): string | undefined {
  return typeof code === 'object' ? code.target.toString() : undefined;
}
