import { applyEdits, type Repair } from '@azroute/engine';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices, EditorView } from '../services.js';
import { editOf } from './repair-edit.js';
import { sharesFiles } from './safe-elsewhere.js';
import { currentView } from './view-of.js';

/** What the edit of a repair is made from when it is chosen. */
export interface RepairData extends FindingData {
  readonly uri: string;
  /** The number of the repair among those of its finding. */
  readonly repair: number;
  /** Whether expectations that it stays so are inserted with it. */
  readonly pinned?: boolean;
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
  const wanted = repairs.map((_, i): RepairData => ({ root, finding: key, uri, repair: i }));
  const [best] = repairs;
  if (best && best.pins.length > 0) wanted.push({ root, finding: key, uri, repair: 0, pinned: true });
  const actions: CodeAction[] = [];
  for (const data of wanted) {
    const repair = repairs[data.repair];
    const action = repair && (await repairAction(services, view, repair, data));
    if (action) actions.push({ ...action, diagnostics: [diagnostic] });
  }
  return actions;
}

async function repairAction(
  services: EditorServices,
  view: EditorView,
  repair: Repair,
  data: RepairData,
): Promise<CodeAction | undefined> {
  const action: CodeAction = {
    title: titleOf(repair, data),
    kind: CodeActionKind.QuickFix,
    isPreferred: repair.isPreferred && !data.pinned,
  };
  // In a file of several topologies, the edit decides whether it is offered.
  const { resolvesEdits } = services.lsp.ActionCapabilities;
  if (resolvesEdits && !sharesFiles(services, view)) return { ...action, data };
  const edit = await editOfRepair(services, view, repair, data);
  return edit && { ...action, ...(resolvesEdits ? { data } : { edit }) };
}

/** The edit of a repair that was chosen; undefined if the text has changed since. */
export async function repairEdit(
  services: EditorServices,
  data: RepairData,
  title: string,
): Promise<CodeAction['edit']> {
  const view = currentView(services, data.uri, data.root);
  const finding = view?.snapshot.findings().find(({ key }) => key === data.finding);
  const chosen = finding && view?.snapshot.repairs(finding)[data.repair];
  if (!view || !chosen || titleOf(chosen, data) !== title) return undefined;
  return editOfRepair(services, view, chosen, data);
}

function titleOf({ title }: Repair, { pinned }: RepairData): string {
  return `${visibleText(title)}${pinned ? ', and expect it to stay so' : ''}`;
}

async function editOfRepair(services: EditorServices, view: EditorView, repair: Repair, data: RepairData) {
  const after = data.pinned ? applyEdits(repair.topology, repair.pins) : repair.topology;
  return after && editOf(services, view, { after, title: titleOf(repair, data), finding: data.finding });
}
