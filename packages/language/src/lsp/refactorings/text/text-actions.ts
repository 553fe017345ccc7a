import type { RefactoringKind } from '@azroute/engine';
import { type LangiumDocument, URI } from 'langium';
import { type CodeAction, Range } from 'vscode-languageserver';
import { visibleText } from '../../../symbols/visible-text.js';
import { editOfReplacements } from '../../code-actions/repair-edit.js';
import { currentViews } from '../../code-actions/view-of.js';
import type { EditorServices } from '../../services.js';
import { provedReplacements } from './proved-texts.js';
import type { TextContext, TextProposal } from './text-refactoring.js';
import { textRefactorings } from './text-refactorings.js';

/** What the edit of a refactoring of texts is made from when it is chosen. */
interface TextRefactoringData {
  readonly textRefactoring: string;
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
}

/** The refactorings of the texts at a place, for clients that can create and delete files. */
export async function textActions(
  services: EditorServices,
  document: LangiumDocument,
  range: Range,
  kinds: readonly RefactoringKind[],
): Promise<CodeAction[]> {
  const { WorkspaceEdits, ActionCapabilities } = services.lsp;
  const uri = document.uri.toString();
  if (!WorkspaceEdits.canChangeFiles || currentViews(services, uri).length === 0) return [];
  const actions: CodeAction[] = [];
  for (const { name, kind, offer } of textRefactorings) {
    const proposal = kinds.includes(kind) ? offer(contextAt(services, document, range)) : undefined;
    if (!proposal) continue;
    const action = { title: visibleText(proposal.title), kind };
    const data: TextRefactoringData = { textRefactoring: name, uri, version: document.textDocument.version, range };
    const edit = ActionCapabilities.resolvesEdits ? undefined : await editOf(services, uri, proposal);
    if (ActionCapabilities.resolvesEdits) actions.push({ ...action, data });
    else if (edit) actions.push({ ...action, edit });
  }
  return actions;
}

/** Whether the data of an action is that of a refactoring of texts. */
export function isTextRefactoring(data: unknown): data is TextRefactoringData {
  const given = data as Partial<TextRefactoringData> | undefined;
  const isNamed = typeof given?.textRefactoring === 'string' && typeof given.uri === 'string';
  return isNamed && typeof given.version === 'number' && Range.is(given.range);
}

/** The edit of a refactoring of texts that was chosen; undefined if the text has changed since. */
export async function textRefactoringEdit(
  services: EditorServices,
  { textRefactoring, uri, version, range }: TextRefactoringData,
): Promise<CodeAction['edit']> {
  const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  if (document?.textDocument.version !== version) return undefined;
  const chosen = textRefactorings.find(({ name }) => name === textRefactoring);
  const proposal = chosen?.offer(contextAt(services, document, range));
  return proposal && editOf(services, uri, proposal);
}

function contextAt(services: EditorServices, document: LangiumDocument, range: Range): TextContext {
  const { textDocument } = document;
  return {
    document,
    text: textDocument.getText(),
    start: textDocument.offsetAt(range.start),
    end: textDocument.offsetAt(range.end),
    documents: services.shared.workspace.LangiumDocuments,
  };
}

async function editOf(services: EditorServices, uri: string, proposal: TextProposal): Promise<CodeAction['edit']> {
  const replacements = await provedReplacements(services, currentViews(services, uri), proposal);
  const edit = replacements && editOfReplacements(services, replacements);
  return edit && services.lsp.WorkspaceEdits.withFiles(edit, proposal.created, proposal.deleted);
}
