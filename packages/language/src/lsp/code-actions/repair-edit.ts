import type { Topology } from '@azroute/engine';
import { URI } from 'langium';
import { TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { provedChanges } from '../edits/proved-changes.js';
import type { Replacements } from '../edits/writing.js';
import type { EditorServices, EditorView } from '../services.js';

/** The edits that were made, because to read the texts back that prove one takes a while. */
const known = new WeakMap<EditorView, WeakMap<Topology, WorkspaceEdit | 'none'>>();

/** The edit of the texts that turns a topology into another one; undefined if the change cannot be written. */
export async function editOf(
  services: EditorServices,
  view: EditorView,
  after: Topology,
): Promise<WorkspaceEdit | undefined> {
  const ofView = known.get(view) ?? new WeakMap<Topology, WorkspaceEdit | 'none'>();
  known.set(view, ofView);
  const edit = ofView.get(after) ?? (await newEdit(services, view, after)) ?? 'none';
  ofView.set(after, edit);
  return edit === 'none' ? undefined : edit;
}

async function newEdit(
  services: EditorServices,
  view: EditorView,
  after: Topology,
): Promise<WorkspaceEdit | undefined> {
  const changes = await provedChanges(services, view, after);
  return changes && editOfReplacements(services, changes.replacements);
}

/** The edit that makes replacements in documents. */
export function editOfReplacements(services: EditorServices, replacements: Replacements): WorkspaceEdit {
  const documents = services.shared.workspace.LangiumDocuments;
  const edits = [...replacements].map(([uri, list]) => {
    const document = documents.getDocument(URI.parse(uri))?.textDocument;
    const ofDocument = list.flatMap(({ start, end, text }) =>
      document ? [TextEdit.replace({ start: document.positionAt(start), end: document.positionAt(end) }, text)] : [],
    );
    return [uri, ofDocument] as const;
  });
  return services.lsp.WorkspaceEdits.of(edits);
}
