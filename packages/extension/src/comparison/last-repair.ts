import type { EditedFiles } from '@azroute/language/protocol';
import {
  type CodeAction,
  commands,
  type Disposable,
  StatusBarAlignment,
  type StatusBarItem,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, DeleteFile, type WorkspaceEdit as ServerEdit } from 'vscode-languageclient';
import { isMissing } from '../is-missing.js';
import { revealChange } from './reveal-change.js';

/** The command that a repair runs when it has been applied. */
const appliedCommand = 'azroute.repairApplied';

/** A repair that was applied, and the texts before it by URI; `null` for a file that it created. */
export interface AppliedRepair {
  readonly title: string;
  /** The URIs of the files that it deletes; their texts are in `before` too. */
  readonly deletes: readonly string[];
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
      commands.registerCommand(appliedCommand, async (repair: AppliedRepair, fills: boolean) => {
        this.take(repair);
        if (!fills) await revealChange(repair.before);
      }),
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
    const {
      deletes = [],
      changes = [],
      fills = false,
    } = (action as CodeAction & { readonly data?: Partial<EditedFiles> }).data ?? {};
    const repair = await repairBefore(action.title, action.edit, deletes, changes);
    if (repair) action.command = { title: action.title, command: appliedCommand, arguments: [repair, fills] };
    return action;
  }

  /** Applies a change that a command has asked the server for, and remembers it. */
  async apply(client: BaseLanguageClient, title: string, edit: ServerEdit): Promise<void> {
    const deletes = edit.documentChanges?.flatMap((change) => (DeleteFile.is(change) ? change.uri : [])) ?? [];
    const change = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    const repair = await repairBefore(title, change, deletes);
    if (!(await workspace.applyEdit(change)) || !repair) return;
    this.take(repair);
    await revealChange(repair.before);
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
    const file = uri.toString();
    // A file that the repair deletes is closed by it.
    return this.last !== undefined && file in this.last.before && !this.last.deletes.includes(file);
  }

  private forget(): void {
    this.last = undefined;
    this.item.hide();
  }
}

/** A repair that is about to be applied; undefined if the text of one of its files cannot be read. */
async function repairBefore(
  title: string,
  edit: WorkspaceEdit,
  deleted: readonly string[],
  changed: readonly string[] = [],
): Promise<AppliedRepair | undefined> {
  const deletedUris = deleted.map((uri) => Uri.parse(uri));
  const before: Record<string, string | null> = {};
  // Files with snippets are not among the entries.
  const changedUris = changed.map((uri) => Uri.parse(uri));
  for (const uri of [...edit.entries().map(([each]) => each), ...changedUris, ...deletedUris]) {
    const text = await textOf(uri);
    if (text === undefined) return undefined;
    before[uri.toString()] = text;
  }
  return { title, before, deletes: deletedUris.map((uri) => uri.toString()) };
}

/** The text of a file; `null` if there is none yet, undefined if it cannot be read. */
async function textOf(uri: Uri): Promise<string | null | undefined> {
  try {
    return (await workspace.openTextDocument(uri)).getText();
  } catch {
    return (await isMissing(uri)) ? null : undefined;
  }
}
