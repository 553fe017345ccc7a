import type { RefactoringKind } from '@azroute/engine';
import { type LangiumDocument, URI, UriUtils } from 'langium';
import { type CodeAction, Range } from 'vscode-languageserver';
import { visibleText } from '../../../symbols/visible-text.js';
import { editOfReplacements } from '../../code-actions/repair-edit.js';
import type { EditorServices } from '../../services.js';
import { trimmed } from '../trimmed.js';
import { provedTexts } from './proved-texts.js';
import type { TextContext, TextProposal } from './text-refactoring.js';
import { textRefactorings } from './text-refactorings.js';

/** What the edit of a refactoring of texts is made from when it is chosen. */
interface TextRefactoringData {
  readonly textRefactoring: string;
  readonly title: string;
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
  // A text that was never saved has no folder for another file.
  if (!WorkspaceEdits.canChangeFiles || document.uri.scheme === 'untitled') return [];
  const actions: CodeAction[] = [];
  for (const { name, kind, offers } of textRefactorings) {
    if (!kinds.includes(kind)) continue;
    for await (const proposal of offers(contextAt(services, document, range))) {
      // The proof is made here too, since what cannot be proved must not be offered.
      const edit = await editOf(services, uri, proposal);
      const action = { title: visibleText(proposal.title), kind };
      const place = { title: proposal.title, uri, version: document.textDocument.version, range };
      const data: TextRefactoringData = { textRefactoring: name, ...place };
      if (edit) actions.push(ActionCapabilities.resolvesEdits ? { ...action, data } : { ...action, edit });
    }
  }
  return actions;
}

/** Whether the data of an action is that of a refactoring of texts. */
export function isTextRefactoring(data: unknown): data is TextRefactoringData {
  const given = data as Partial<TextRefactoringData> | undefined;
  const isNamed = typeof given?.textRefactoring === 'string' && typeof given.title === 'string';
  return isNamed && typeof given.uri === 'string' && typeof given.version === 'number' && Range.is(given.range);
}

/** The edit of a refactoring of texts that was chosen; undefined if the text has changed since. */
export async function textRefactoringEdit(
  services: EditorServices,
  { textRefactoring, title, uri, version, range }: TextRefactoringData,
): Promise<CodeAction['edit']> {
  const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  const chosen = textRefactorings.find(({ name }) => name === textRefactoring);
  if (!chosen || document?.textDocument.version !== version) return undefined;
  for await (const proposal of chosen.offers(contextAt(services, document, range))) {
    if (proposal.title === title) return editOf(services, uri, proposal);
  }
  return undefined;
}

function contextAt({ shared }: EditorServices, document: LangiumDocument, range: Range): TextContext {
  const { LangiumDocuments, FileSystemProvider } = shared.workspace;
  const text = document.textDocument.getText();
  const [start, end] = trimmed(
    text,
    document.textDocument.offsetAt(range.start),
    document.textDocument.offsetAt(range.end),
  );
  const folder = UriUtils.dirname(document.uri);
  return {
    document,
    text,
    start,
    end,
    documents: LangiumDocuments,
    namesBeside: async () => {
      const onDisk = await FileSystemProvider.readDirectory(folder).catch(() => []);
      const known = LangiumDocuments.all.map(({ uri }) => uri);
      return [
        ...onDisk.map(({ uri }) => uri),
        ...known.filter((uri) => UriUtils.equals(UriUtils.dirname(uri), folder)),
      ].map((uri) => UriUtils.basename(uri));
    },
  };
}

async function editOf(services: EditorServices, uri: string, proposal: TextProposal): Promise<CodeAction['edit']> {
  const proved = await provedTexts(services, uri, proposal);
  const edit = proved && editOfReplacements(services, proved.replacements, visibleText(proposal.title));
  return edit && services.lsp.WorkspaceEdits.withFiles(edit, proved.created, proved.deleted);
}
