import { interruptAndCheck, type LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  DeleteFile,
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
  TextDocumentEdit,
} from 'vscode-languageserver';
import type { EditedFiles } from '../../protocol.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import { isRefactoring, refactoringActions, refactoringEdit } from '../refactorings/refactoring-actions.js';
import { isTextRefactoring, textRefactoringEdit } from '../refactorings/text/text-actions.js';
import type { EditorServices } from '../services.js';
import { fixAllKind, isWithin } from './action-capabilities.js';
import { declaredFixes } from './declared-fixes.js';
import { diagramActions } from './diagram-actions.js';
import { fixAllActions, fixKindActions, type KindData, kindEdit } from './fix-all-actions.js';
import { ignoreActions } from './ignore-actions.js';
import { organizeImports } from './organize-imports.js';
import { Recomputations } from './recomputations.js';
import { type RepairData, repairActions, repairEdit } from './repair-actions.js';
import { TextFixes } from './text-fixes.js';
import { withoutRepetitions } from './without-repetitions.js';

/** For how many problems one list tries fixes on copies of the text: somebody selected that text, and waits. */
const mostTried = 30;

/**
 * Offers the proved repairs of findings, the fixes of names and prefixes, comments that hide a finding, and refactorings
 * of what is selected.
 */
export class AzrouteCodeActionProvider implements CodeActionProvider {
  constructor(private readonly services: EditorServices) {}

  async getCodeActions(
    document: LangiumDocument,
    params: CodeActionParams,
    cancelToken = CancellationToken.None,
  ): Promise<CodeAction[]> {
    const uri = document.uri.toString();
    const { only } = params.context;
    const source = (kind: string) => only?.some((each) => isWithin(kind, each)) ?? false;
    const organizing = source(CodeActionKind.SourceOrganizeImports) ? organizeImports(this.services, document) : [];
    if (source(fixAllKind)) return [...organizing, ...(await fixAllActions(this.services, uri))];
    if (source(CodeActionKind.SourceOrganizeImports)) return organizing;
    const recomputations = new Recomputations(this.services);
    const refactorings = () => refactoringActions(this.services, document, params, recomputations);
    if (only && !only.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) return refactorings();
    const actions: CodeAction[] = [];
    this.services.lsp.AwaitedRepairs.ask(uri, params.range.start);
    const fixes = new TextFixes(this.services, document);
    // Errors come first, so that the repair of a loop is listed before that of a warning at the same device.
    const diagnostics = [...params.context.diagnostics].sort((a, b) => (a.severity ?? 1) - (b.severity ?? 1));
    const tried = new Set(diagnostics.slice(0, mostTried));
    const cured = new Set<string>();
    for (const diagnostic of diagnostics) {
      await interruptAndCheck(cancelToken);
      const before = actions.length;
      const data = findingData(diagnostic);
      if (data) {
        const repairs = await repairActions(this.services, diagnostic, data, uri, recomputations);
        actions.push(...repairs, ...diagramActions(this.services, diagnostic, data, uri, repairs));
        actions.push(...fixKindActions(this.services, diagnostic, data, uri));
      } else actions.push(...(await fixes.of(diagnostic)));
      if (tried.has(diagnostic)) actions.push(...(await declaredFixes(this.services, document, diagnostic)));
      preferOnly(actions, before, cured, diagnostic);
    }
    // Hiding a finding comes last.
    const { WorkspaceEdits } = this.services.lsp;
    const ignoring = diagnostics.flatMap((diagnostic) => ignoreActions(WorkspaceEdits, document, diagnostic));
    return withoutRepetitions([...actions, ...(await refactorings()), ...ignoring]);
  }
}

/**
 * Of several problems in one place, only the cure of the gravest one stays preferred: VS Code lists what is preferred first,
 * and applies it by itself only if nothing else is.
 * @param before how many actions there were before those of this problem
 * @param cured the places with a preferred action
 */
function preferOnly(actions: CodeAction[], before: number, cured: Set<string>, { range }: Diagnostic): void {
  const place = JSON.stringify(range);
  const own = actions.slice(before);
  if (!own.some(({ isPreferred }) => isPreferred)) return;
  if (cured.has(place)) actions.splice(before, own.length, ...own.map((each) => ({ ...each, isPreferred: false })));
  cured.add(place);
}

/** Adds the edit to an action that was chosen; it stays without one if its text has changed since. */
export async function resolveCodeAction(services: EditorServices, action: CodeAction): Promise<CodeAction> {
  if (isRefactoring(action.data)) return withEdit(services, action, await refactoringEdit(services, action.data));
  if (isTextRefactoring(action.data))
    return withEdit(services, action, await textRefactoringEdit(services, action.data));
  const data = action.data as Partial<RepairData & KindData> | undefined;
  if (!data || typeof data.finding !== 'string' || typeof data.root !== 'string' || typeof data.uri !== 'string') {
    return action;
  }
  const edit =
    typeof data.repair === 'string'
      ? await repairEdit(services, data as RepairData)
      : typeof data.code === 'string'
        ? await kindEdit(services, data as KindData)
        : undefined;
  return withEdit(services, action, edit);
}

function withEdit(services: EditorServices, action: CodeAction, edit: CodeAction['edit']): CodeAction {
  if (!edit) tellOfRefusal(services);
  if (!edit) return action;
  const deletes = edit.documentChanges?.flatMap((change) => (DeleteFile.is(change) ? change.uri : [])) ?? [];
  const edits = edit.documentChanges?.flatMap((change) => (TextDocumentEdit.is(change) ? change : [])) ?? [];
  const fills = edits.some((change) => change.edits.some((one) => 'snippet' in one));
  const data: EditedFiles = {
    ...action.data,
    deletes,
    changes: edits.map(({ textDocument }) => textDocument.uri),
    fills,
  };
  return deletes.length > 0 || fills ? { ...action, edit, data } : { ...action, edit };
}

/** Says why a chosen action does nothing. */
function tellOfRefusal({ shared }: EditorServices): void {
  const message =
    'Nothing is changed: the text has changed since the list was made, or the change cannot be written into it. Open the list again.';
  void shared.lsp.Connection?.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}

function findingData(diagnostic: Diagnostic): FindingData | undefined {
  const data = diagnostic.data as Partial<FindingData> | undefined;
  return typeof data?.finding === 'string' && typeof data.root === 'string' ? (data as FindingData) : undefined;
}
