import type { Repair } from '@azroute/engine';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices, EditorView } from '../services.js';
import { editOf } from './repair-edit.js';
import { currentView } from './view-of.js';

/** What the edit of a repair is made from when it is chosen. */
export interface RepairData extends FindingData {
  readonly uri: string;
  /** The number of the repair among those of its finding. */
  readonly repair: number;
}

/** The proved repairs of a finding; none if the finding belongs to an earlier text. */
export async function repairActions(
  services: EditorServices,
  diagnostic: Diagnostic,
  { root, finding: key }: FindingData,
  uri: string,
): Promise<CodeAction[]> {
  const view = currentView(services, uri, root);
  const finding = view?.snapshot.findings().find((candidate) => candidate.key === key);
  if (!view || !finding) return [];
  const { snapshot } = view;
  const failures = snapshot.failedRepairs().length;
  const repairs = snapshot.repairs(finding);
  if (snapshot.failedRepairs().length > failures) services.lsp.MoreFindings.tell(uri);
  const actions: CodeAction[] = [];
  for (const [i, repair] of repairs.entries()) {
    const data: RepairData = { root, finding: key, uri, repair: i };
    const action = await repairAction(services, view, repair, data);
    if (action) actions.push({ ...action, diagnostics: [diagnostic] });
  }
  const why = services.lsp.ActionCapabilities.showsDisabled ? snapshot.whyNoRepair(finding) : undefined;
  if (why !== undefined) actions.push({ ...nothingToDo(why), diagnostics: [diagnostic] });
  return actions;
}

/** An action that cannot be chosen, with the reason. */
function nothingToDo(why: string): CodeAction {
  return { title: 'Make this hold', kind: CodeActionKind.QuickFix, disabled: { reason: visibleText(why) } };
}

async function repairAction(
  services: EditorServices,
  view: EditorView,
  repair: Repair,
  data: RepairData,
): Promise<CodeAction | undefined> {
  const action: CodeAction = {
    title: visibleText(repair.title),
    kind: CodeActionKind.QuickFix,
    isPreferred: repair.isPreferred,
  };
  if (services.lsp.ActionCapabilities.resolvesEdits) return { ...action, data };
  const edit = await editOf(services, view, repair.topology);
  return edit && { ...action, edit };
}

/** The edit of a repair that was chosen; undefined if the text has changed since. */
export async function repairEdit(
  services: EditorServices,
  { root, finding: key, uri, repair }: RepairData,
): Promise<CodeAction['edit']> {
  const view = currentView(services, uri, root);
  const finding = view?.snapshot.findings().find((candidate) => candidate.key === key);
  const chosen = finding && view?.snapshot.repairs(finding)[repair];
  return view && chosen && editOf(services, view, chosen.topology);
}
