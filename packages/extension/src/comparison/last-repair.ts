import {
  type CodeAction,
  commands,
  type Disposable,
  StatusBarAlignment,
  type StatusBarItem,
  type Uri,
  window,
  workspace,
} from 'vscode';

/** The command that a repair runs when it has been applied. */
const appliedCommand = 'azroute.repairApplied';

/** A repair that was applied, and the texts before it by URI; `null` for a file that it created. */
export interface AppliedRepair {
  readonly title: string;
  readonly before: Readonly<Record<string, string | null>>;
}

/** Remembers the texts before the repair that was applied last, and offers to copy its change. */
export class LastRepair implements Disposable {
  private last: AppliedRepair | undefined;
  private readonly item: StatusBarItem;
  private readonly parts: readonly Disposable[];

  /** @param copyCommand the command that copies the change */
  constructor(copyCommand: string) {
    this.item = window.createStatusBarItem('azroute.copyChange', StatusBarAlignment.Left);
    this.item.name = 'azroute: Copy the Change';
    this.item.text = '$(clippy) Copy for Azure';
    this.item.command = copyCommand;
    this.parts = [
      this.item,
      commands.registerCommand(appliedCommand, (repair: AppliedRepair) => this.take(repair)),
      workspace.onDidCloseTextDocument(({ uri }) => this.has(uri) && this.forget()),
    ];
  }

  /** The last repair, if it changed this file or one of the same topology. */
  get repair(): AppliedRepair | undefined {
    return this.last;
  }

  /** Adds to a repair with an edit that its texts are remembered when it is applied. */
  async noting(action: CodeAction): Promise<CodeAction> {
    if (!action.edit || action.command) return action;
    const texts = action.edit.entries().map(async ([uri]) => [uri.toString(), await textOf(uri)] as const);
    const repair: AppliedRepair = { title: action.title, before: Object.fromEntries(await Promise.all(texts)) };
    action.command = { title: action.title, command: appliedCommand, arguments: [repair] };
    return action;
  }

  /** Hides the offer. */
  done(): void {
    this.item.hide();
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }

  private take(repair: AppliedRepair): void {
    this.last = repair;
    this.item.tooltip = `Copy the change of the repair “${repair.title}” as Azure CLI, Bicep or Terraform`;
    this.item.show();
  }

  private has(uri: Uri): boolean {
    return this.last !== undefined && uri.toString() in this.last.before;
  }

  private forget(): void {
    this.last = undefined;
    this.item.hide();
  }
}

/** The text of a file; `null` if there is none yet. */
async function textOf(uri: Uri): Promise<string | null> {
  try {
    return (await workspace.openTextDocument(uri)).getText();
  } catch {
    return null;
  }
}
