import { applyEdits, type Repair, type Topology } from '@azroute/engine';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices, EditorView } from '../services.js';
import type { Recomputations } from './recomputations.js';
import { editOf, triedToWrite } from './repair-edit.js';
import { isAlone } from './safe-elsewhere.js';
import { currentView } from './view-of.js';

/** What the edit of a repair is made from when it is chosen. */
export interface RepairData extends FindingData {
  readonly uri: string;
  /** Identifies the repair among those of its finding. */
  readonly repair: string;
  /** Whether expectations that it stays so are inserted with it. */
  readonly pinned?: boolean;
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
  if (snapshot.failedRepairs().length > failures) services.lsp.MoreFindings.tell(uri);
  const [best] = repairs;
  const wanted: (readonly [Repair, Pick<RepairData, 'pinned'>])[] = repairs.map((repair) => [repair, {}]);
  if (best && best.pins.length > 0) wanted.push([best, { pinned: true }]);
  const actions: CodeAction[] = [];
  let isWritten = true;
  for (const [repair, more] of wanted) {
    const data: RepairData = { root, finding: key, uri, repair: repair.key, ...more };
    const action = await repairAction(services, view, repair, data, recomputations);
    if (action === 'untried') isWritten = false;
    else if (action) actions.push({ ...action, diagnostics: [diagnostic] });
  }
  if (!isComplete || !isWritten) services.lsp.AwaitedRepairs.await(root, key);
  // To know that there is none, the whole search must be over.
  const why = isComplete && services.lsp.ActionCapabilities.showsDisabled ? snapshot.whyNoRepair(finding) : undefined;
  if (why !== undefined) actions.push({ ...nothingToDo(why), diagnostics: [diagnostic] });
  return actions;
}

/** An action that cannot be chosen, with the reason. */
function nothingToDo(why: string): CodeAction {
  return { title: 'Make this hold', kind: CodeActionKind.QuickFix, disabled: { reason: visibleText(why) } };
}

/** The action of a repair; nothing if its edit cannot be made, `untried` if that is not known yet. */
async function repairAction(
  services: EditorServices,
  view: EditorView,
  repair: Repair,
  data: RepairData,
  recomputations: Recomputations,
): Promise<CodeAction | 'untried' | undefined> {
  const action: CodeAction = {
    title: titleOf(repair, data),
    kind: CodeActionKind.QuickFix,
    isPreferred: repair.isPreferred && !data.pinned,
  };
  // In a file of several topologies, the edit decides whether it is offered.
  const { resolvesEdits } = services.lsp.ActionCapabilities;
  const after = afterRepair(repair, data);
  const isWritable = after && (await triedToWrite(services, view, after, recomputations));
  if (!isWritable) return after && isWritable === undefined ? 'untried' : undefined;
  if (resolvesEdits && isAlone(services, view)) return { ...action, data };
  const edit = await editOfRepair(services, view, repair, data);
  return edit && { ...action, ...(resolvesEdits ? { data } : { edit }) };
}

/** The edit of a repair that was chosen; undefined if the text has changed since. */
export async function repairEdit(services: EditorServices, data: RepairData): Promise<CodeAction['edit']> {
  const view = currentView(services, data.uri, data.root);
  const finding = view?.snapshot.findings().find(({ key }) => key === data.finding);
  const isChosen = (one: Repair) => one.key === data.repair;
  // The list may have been made from what was proved until then.
  const chosen =
    finding &&
    (view?.snapshot.repairsSoFar(finding, 0).repairs.find(isChosen) ?? view?.snapshot.repairs(finding).find(isChosen));
  return view && chosen && editOfRepair(services, view, chosen, data);
}

function titleOf({ title }: Repair, { pinned }: RepairData): string {
  return `${visibleText(title)}${pinned ? ', and expect it to stay so' : ''}`;
}

async function editOfRepair(services: EditorServices, view: EditorView, repair: Repair, data: RepairData) {
  const after = afterRepair(repair, data);
  return after && editOf(services, view, { after, title: titleOf(repair, data), finding: data.finding, uri: data.uri });
}

/** The topology after a repair, with the expectations that go with it; undefined if they do not fit. */
export function afterRepair(
  repair: Pick<Repair, 'topology' | 'pins'>,
  { pinned }: Pick<RepairData, 'pinned'>,
): Topology | undefined {
  if (!pinned) return repair.topology;
  if (!pinnedTopologies.has(repair)) pinnedTopologies.set(repair, applyEdits(repair.topology, repair.pins));
  return pinnedTopologies.get(repair);
}

/** Kept, since what is known of a change belongs to the object. */
const pinnedTopologies = new WeakMap<object, Topology | undefined>();
