import type { Topology } from '@azroute/engine';
import { URI } from 'langium';
import { TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { differences } from '../differences.js';
import { provedChanges } from '../edits/proved-changes.js';
import type { Replacements } from '../edits/writing.js';
import type { EditorServices, EditorView } from '../services.js';

/** The replacements that are known, because to read the texts back that prove one takes a while. */
const known = new WeakMap<EditorView, WeakMap<Topology, Replacements | 'none'>>();

/** The edit of the texts that turns a topology into another one; undefined if the change cannot be written. */
export async function editOf(
  services: EditorServices,
  view: EditorView,
  after: Topology,
): Promise<WorkspaceEdit | undefined> {
  const replacements = await replacementsFor(services, view, after);
  return replacements && editOfReplacements(services, replacements);
}

/** The replacements that turn a topology into another one; undefined if the change cannot be written. */
export async function replacementsFor(
  services: EditorServices,
  view: EditorView,
  after: Topology,
): Promise<Replacements | undefined> {
  const ofView = known.get(view) ?? new WeakMap<Topology, Replacements | 'none'>();
  known.set(view, ofView);
  const replacements = ofView.get(after) ?? (await provedChanges(services, view, after))?.replacements ?? 'none';
  ofView.set(after, replacements);
  return replacements === 'none' ? undefined : replacements;
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

/** The edit that makes the texts of documents these, by lines. */
export function editOfTexts(services: EditorServices, texts: ReadonlyMap<string, string>): WorkspaceEdit {
  const documents = services.shared.workspace.LangiumDocuments;
  const replacements = [...texts].flatMap(([uri, after]) => {
    const before = documents.getDocument(URI.parse(uri))?.textDocument.getText() ?? '';
    const found = differences(before, after);
    return found.length > 0 ? [[uri, found] as const] : [];
  });
  return editOfReplacements(services, new Map(replacements));
}
