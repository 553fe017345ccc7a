import { CodeActionKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';

/** The kind of the action that applies all repairs that need no choice, as for fixing on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.azroute`;

/** Whether an action of a kind is wanted by a client that asks for another one, which may be less exact. */
export function isWithin(kind: string, asked: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

/** What the client can do with code actions. */
export class ActionCapabilities {
  /** Whether the edit of an action may come later, when it is chosen. */
  resolvesEdits = false;
  /** Whether it can ask for the inputs of a refactoring. */
  asksInputs = false;
  /** Whether it has a command that shows the details of a declaration. */
  showsDetails = false;
  /** Whether it has a command that shows ways over the picture of a topology. */
  showsDiagram = false;
  /** Whether it shows actions that cannot be chosen, with the reason. */
  showsDisabled = false;

  /** Takes over what the client can do. */
  take({ capabilities, initializationOptions }: InitializeParams): void {
    const { codeAction } = capabilities.textDocument ?? {};
    this.resolvesEdits =
      codeAction?.dataSupport === true && (codeAction.resolveSupport?.properties ?? []).includes('edit');
    this.showsDisabled = codeAction?.disabledSupport === true;
    const options = (initializationOptions ?? {}) as {
      refactoringInputs?: unknown;
      details?: unknown;
      diagram?: unknown;
    };
    this.asksInputs = options.refactoringInputs === true;
    this.showsDetails = options.details === true;
    this.showsDiagram = options.diagram === true;
  }

  /** The capabilities of the server, with its kinds of code actions. */
  announce(result: InitializeResult): InitializeResult {
    const codeActionProvider = {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.Refactor,
        CodeActionKind.SourceOrganizeImports,
        fixAllKind,
      ],
      resolveProvider: true,
    };
    const codeLensProvider = { resolveProvider: true };
    return { ...result, capabilities: { ...result.capabilities, codeActionProvider, codeLensProvider } };
  }
}
