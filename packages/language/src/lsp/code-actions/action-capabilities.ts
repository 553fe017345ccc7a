import { CodeActionKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';

/** The kind of the action that applies all repairs that need no choice, as for fixing on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.azroute`;

/** What the client can do with code actions. */
export class ActionCapabilities {
  /** Whether the edit of an action may come later, when it is chosen. */
  resolvesEdits = false;

  /** Takes over what the client can do. */
  take({ capabilities }: InitializeParams): void {
    const { codeAction } = capabilities.textDocument ?? {};
    this.resolvesEdits =
      codeAction?.dataSupport === true && (codeAction.resolveSupport?.properties ?? []).includes('edit');
  }

  /** The capabilities of the server, with its kinds of code actions. */
  announce(result: InitializeResult): InitializeResult {
    const codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true };
    return { ...result, capabilities: { ...result.capabilities, codeActionProvider } };
  }
}
