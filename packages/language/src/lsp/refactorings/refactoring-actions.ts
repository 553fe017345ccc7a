import type { RefactoringKind } from '@azroute/engine';
import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { refactoringCommand } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { isWithin } from '../code-actions/action-capabilities.js';
import { currentViews } from '../code-actions/view-of.js';
import type { EditorServices, EditorView } from '../services.js';
import { refactoredEdit } from './refactored-edit.js';
import { isPlace, type RefactoringPlace, viewAt } from './refactoring-place.js';
import { selectedDeclarations } from './selected-declarations.js';

/** What the edit of a refactoring is made from when it is chosen. */
interface RefactoringData extends RefactoringPlace {
  readonly refactoring: string;
  readonly title: string;
}

/** The kinds of refactorings that the server offers. */
const refactoringKinds: readonly RefactoringKind[] = [
  CodeActionKind.RefactorExtract as 'refactor.extract',
  CodeActionKind.RefactorInline as 'refactor.inline',
  'refactor.move',
  CodeActionKind.RefactorRewrite as 'refactor.rewrite',
];

/**
 * The kinds of refactorings that a request asks for. Refactorings are proved only when somebody asks for them by hand,
 * because that takes time and a cursor moves often.
 */
function askedKinds({ context }: CodeActionParams): readonly RefactoringKind[] {
  const { only, triggerKind } = context;
  if (!only) return triggerKind === CodeActionTriggerKind.Invoked ? refactoringKinds : [];
  return refactoringKinds.filter((kind) => only.some((asked) => isWithin(kind, asked)));
}

/** The refactorings of what is selected, in each topology that contains a document. */
export async function refactoringActions(
  services: EditorServices,
  document: LangiumDocument,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const kinds = askedKinds(params);
  if (kinds.length === 0) return [];
  const uri = document.uri.toString();
  const actions: CodeAction[] = [];
  for (const view of currentViews(services, uri)) {
    const selection = selectedDeclarations(view, document, params.range);
    const place: RefactoringPlace = { uri, root: view.root, version: document.textDocument.version, selection };
    actions.push(
      ...(await provedActions(services, view, place, kinds)),
      ...askingActions(services, view, place, kinds),
    );
  }
  return actions;
}

async function provedActions(
  services: EditorServices,
  view: EditorView,
  place: RefactoringPlace,
  kinds: readonly RefactoringKind[],
): Promise<CodeAction[]> {
  const { snapshot } = view;
  const failures = snapshot.failedRepairs().length;
  const actions: CodeAction[] = [];
  for (const { name, kind, title, topology } of snapshot.refactorings(place.selection, kinds)) {
    // The edit is made here too, since what cannot be written must not be offered.
    const edit = await refactoredEdit(services, view, topology, title);
    const data: RefactoringData = { ...place, refactoring: name, title };
    const action = { title: visibleText(title), kind };
    if (edit) actions.push(services.lsp.ActionCapabilities.resolvesEdits ? { ...action, data } : { ...action, edit });
  }
  if (snapshot.failedRepairs().length > failures) services.lsp.MoreFindings.tell(place.uri);
  return actions;
}

/** The refactorings that ask something, for clients that can ask. */
function askingActions(
  { lsp }: EditorServices,
  { snapshot }: EditorView,
  place: RefactoringPlace,
  kinds: readonly RefactoringKind[],
): CodeAction[] {
  if (!lsp.ActionCapabilities.asksInputs) return [];
  return snapshot.askingRefactorings(place.selection, kinds).map(({ name, kind, title: raw }) => {
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
