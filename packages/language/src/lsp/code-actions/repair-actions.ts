import type { Repair } from '@azroute/engine';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices, EditorView } from '../services.js';
import type { Recomputations } from './recomputations.js';
import { editOf } from './repair-edit.js';
import { currentView } from './view-of.js';

/** What the edit of a repair is made from when it is chosen. */
export interface RepairData extends FindingData {
  readonly uri: string;
  /** Identifies the repair among those of its finding. */
  readonly repair: string;
}

/** The repairs of a finding that are proved so far; none if the finding belongs to an earlier text. */
export async function repairActions(
  services: EditorServices,
  diagnostic: Diagnostic,
  { root, finding: key }: FindingData,
  uri: string,
  recomputations: Recomputations,
): Promise<CodeAction[]> {
  const view = currentView(services, uri, root);
  const finding = view?.snapshot.findings().find((candidate) => candidate.key === key);
  if (!view || !finding) return [];
  const { snapshot } = view;
  const failures = snapshot.failedRepairs().length;
  const { repairs, isComplete, recomputed } = snapshot.repairsSoFar(finding, recomputations.left(view));
  recomputations.spend(recomputed);
  services.lsp.AwaitedRepairs.list(root, key);
  if (!isComplete) services.lsp.AwaitedRepairs.await(root, key);
  if (snapshot.failedRepairs().length > failures) services.lsp.MoreFindings.tell(uri);
  const actions: CodeAction[] = [];
  for (const repair of repairs) {
    const data: RepairData = { root, finding: key, uri, repair: repair.key };
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
  const isChosen = (one: Repair) => one.key === repair;
  // The list may have been made from what was proved until then.
  const chosen =
    finding &&
    (view?.snapshot.repairsSoFar(finding, 0).repairs.find(isChosen) ?? view?.snapshot.repairs(finding).find(isChosen));
  return view && chosen && editOf(services, view, chosen.topology);
}
