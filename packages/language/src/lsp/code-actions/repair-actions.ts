import type { Repair } from '@azroute/engine';
import { URI } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import { provedChanges } from '../edits/proved-changes.js';
import { isCurrent } from '../names/target.js';
import type { EditorServices, EditorView } from '../services.js';

/** The proved repairs of a finding as edits of the text; none if the finding belongs to an earlier text. */
export async function repairActions(
  services: EditorServices,
  diagnostic: Diagnostic,
  data: FindingData,
  uri: string,
): Promise<CodeAction[]> {
  const view = services.topology.TopologyProvider.viewsOf(uri).find((candidate) => candidate.root === data.root);
  const finding = view?.snapshot.findings().find((candidate) => candidate.key === data.finding);
  const documents = services.shared.workspace.LangiumDocuments;
  const current = view?.documents.every((one) => {
    const document = documents.getDocument(URI.parse(one));
    return document && isCurrent(document);
  });
  if (!view || !finding || !current) return [];
  const actions: CodeAction[] = [];
  const { snapshot } = view;
  const failures = snapshot.failedRepairs().length;
  const repairs = snapshot.repairs(finding);
  if (snapshot.failedRepairs().length > failures) services.lsp.MoreFindings.tell(uri);
  for (const repair of repairs) {
    const action = await repairAction(services, view, repair, diagnostic);
    if (action) actions.push(action);
  }
  return actions;
}

async function repairAction(
  services: EditorServices,
  view: EditorView,
  repair: Repair,
  diagnostic: Diagnostic,
): Promise<CodeAction | undefined> {
  const documents = services.shared.workspace.LangiumDocuments;
  const changes = await provedChanges(services, view, repair.topology);
  if (!changes) return undefined;
  const edits = [...changes.replacements].map(([uri, list]) => {
    const document = documents.getDocument(URI.parse(uri))?.textDocument;
    const ofDocument = list.flatMap(({ start, end, text }) =>
      document ? [TextEdit.replace({ start: document.positionAt(start), end: document.positionAt(end) }, text)] : [],
    );
    return [uri, ofDocument] as const;
  });
  return {
    title: visibleText(repair.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: repair.isPreferred,
    edit: services.lsp.WorkspaceEdits.of(edits),
  };
}
