import type { RefactoringKind, RefactoringsSoFar } from '@azroute/engine';
import { type LangiumDocument, URI, UriUtils } from 'langium';
import { type CodeAction, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { refactoringCommand } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { isWithin } from '../code-actions/action-capabilities.js';
import type { Recomputations } from '../code-actions/recomputations.js';
import { triedToWrite } from '../code-actions/repair-edit.js';
import { isAlone, isShared } from '../code-actions/safe-elsewhere.js';
import { currentViews } from '../code-actions/view-of.js';
import type { EditorServices, EditorView } from '../services.js';
import { refactoredEdit } from './refactored-edit.js';
import { isPlace, type RefactoringPlace, viewAt } from './refactoring-place.js';
import { selectedDeclarations } from './selected-declarations.js';
import { textActions } from './text/text-actions.js';

/** What the edit of a refactoring is made from when it is chosen. */
interface RefactoringData extends RefactoringPlace {
  readonly refactoring: string;
  readonly title: string;
}

/** The kinds of refactorings that the server offers. */
const refactoringKinds: readonly RefactoringKind[] = [
  'refactor.extract',
  'refactor.inline',
  'refactor.move',
  'refactor.rewrite',
];

/**
 * The longest text whose refactorings to other files are in a list of all actions, because each trial reads all of it; a
 * list of refactorings has them for any text.
 */
const mostCharacters = 200_000;

/** How many recomputations of a topology one proposal of a refactoring may take, to find it and to prove it. */
const perProposal = 4;

/**
 * The kinds of refactorings that a request asks for. Refactorings are proved only when somebody asks for them by hand,
 * because that takes time and a cursor moves often.
 */
function askedKinds({ context }: CodeActionParams): readonly RefactoringKind[] {
  const { only, triggerKind } = context;
  if (!only) return triggerKind === CodeActionTriggerKind.Invoked ? refactoringKinds : [];
  return refactoringKinds.filter((kind) => only.some((asked) => isWithin(kind, asked)));
}

/**
 * The refactorings of what is selected, in each topology that contains a document. A list of all actions has those that
 * are proved with the recomputations that are left, and a list of refactorings all of them.
 */
export async function refactoringActions(
  services: EditorServices,
  document: LangiumDocument,
  params: CodeActionParams,
  recomputations: Recomputations,
): Promise<CodeAction[]> {
  const kinds = askedKinds(params);
  if (kinds.length === 0) return [];
  const uri = document.uri.toString();
  const actions: CodeAction[] = [];
  const isOfAll = params.context.only === undefined;
  for (const view of currentViews(services, uri)) {
    const selection = selectedDeclarations(view, document, params.range);
    const place: RefactoringPlace = { uri, root: view.root, version: document.textDocument.version, selection };
    const proved = provedAt(services, view, place, kinds, isOfAll ? recomputations : undefined);
    actions.push(
      ...(await provedActions(services, view, place, kinds, proved.refactorings, isOfAll ? recomputations : undefined)),
      ...refusedActions(services, proved.refused),
      ...askingActions(services, view, place, kinds),
    );
  }
  if (isOfAll && document.textDocument.getText().length > mostCharacters) return actions;
  return [...actions, ...(await textActions(services, document, params.range, kinds))];
}

/**
 * The refactorings of a place that are proved.
 * @param recomputations what may still be recomputed to prove more; undefined if nothing limits it
 */
function provedAt(
  { lsp: { AwaitedRepairs, MoreFindings } }: EditorServices,
  view: EditorView,
  { uri, root, selection }: RefactoringPlace,
  kinds: readonly RefactoringKind[],
  recomputations: Recomputations | undefined,
): RefactoringsSoFar {
  const { snapshot } = view;
  const failures = snapshot.failedRepairs().length;
  const most = recomputations ? Math.floor(recomputations.left(view) / perProposal) : Number.POSITIVE_INFINITY;
  const soFar = snapshot.refactoringsSoFar(selection, kinds, most);
  recomputations?.spend(soFar.recomputed * perProposal);
  if (!soFar.isComplete) AwaitedRepairs.awaitRefactorings({ uri, root, selection, kinds });
  if (snapshot.failedRepairs().length > failures) MoreFindings.tell(uri);
  return soFar;
}

/** The refactorings that would break something, with the reason, for clients that show what cannot be chosen. */
function refusedActions(
  { lsp: { ActionCapabilities } }: EditorServices,
  refused: RefactoringsSoFar['refused'],
): CodeAction[] {
  if (!ActionCapabilities.showsDisabled) return [];
  return refused.map(({ title, kind, reason }) => ({
    title: visibleText(title),
    kind,
    disabled: { reason: visibleText(reason) },
  }));
}

async function provedActions(
  services: EditorServices,
  view: EditorView,
  place: RefactoringPlace,
  kinds: readonly RefactoringKind[],
  proved: RefactoringsSoFar['refactorings'],
  recomputations: Recomputations | undefined,
): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  let isTried = true;
  const { resolvesEdits } = services.lsp.ActionCapabilities;
  const where = isShared(services, place.uri) ? `, in the network of ${UriUtils.basename(URI.parse(place.root))}` : '';
  for (const { name, kind, title, topology } of proved) {
    const action = { title: visibleText(title + where), kind };
    const data: RefactoringData = { ...place, refactoring: name, title };
    const isWritable = await triedToWrite(services, view, topology, recomputations);
    if (isWritable === undefined) isTried = false;
    if (!isWritable) continue;
    if (resolvesEdits && isAlone(services, view)) actions.push({ ...action, data });
    else {
      const edit = await refactoredEdit(services, view, topology, title);
      if (edit) actions.push(resolvesEdits ? { ...action, data } : { ...action, edit });
    }
  }
  if (!isTried) services.lsp.AwaitedRepairs.awaitRefactorings({ ...place, kinds });
  return actions;
}

/** The refactorings that ask something, for clients that can ask, where what they would change is in no other topology. */
function askingActions(
  services: EditorServices,
  view: EditorView,
  place: RefactoringPlace,
  kinds: readonly RefactoringKind[],
): CodeAction[] {
  if (!services.lsp.ActionCapabilities.asksInputs || !isAlone(services, view)) return [];
  return view.snapshot.askingRefactorings(place.selection, kinds).map(({ name, kind, title: raw }) => {
    const title = visibleText(raw);
    const command = { title, command: refactoringCommand, arguments: [{ ...place, refactoring: name }] };
    return { title, kind, command };
  });
}

/** Whether the data of an action is that of a refactoring. */
export function isRefactoring(data: unknown): data is RefactoringData {
  const given = data as Partial<RefactoringData> | undefined;
  return typeof given?.refactoring === 'string' && typeof given.title === 'string' && isPlace(given);
}

/** The edit of a refactoring that was chosen; undefined if the text has changed since. */
export async function refactoringEdit(services: EditorServices, data: RefactoringData): Promise<CodeAction['edit']> {
  const view = viewAt(services, data);
  const chosen = view?.snapshot
    .refactorings(data.selection)
    .find(({ name, title }) => name === data.refactoring && title === data.title);
  return view && chosen && refactoredEdit(services, view, chosen.topology, chosen.title);
}
