import type { Topology } from '@azroute/engine';
import { URI } from 'langium';
import { TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { differences } from '../differences.js';
import { textOf } from '../document-texts.js';
import { changeLabel } from '../edits/change-label.js';
import { type FillableReplacement, fillable } from '../edits/fillable-edits.js';
import { provedChanges } from '../edits/proved-changes.js';
import type { ExplainedEdit } from '../edits/workspace-edits.js';
import type { Replacements } from '../edits/writing.js';
import { applyReplacements, type Replacement } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import type { Recomputations } from './recomputations.js';
import { areSafeElsewhere } from './safe-elsewhere.js';

/** The replacements that are known, because to read the texts back that prove one takes a while. */
const known = new WeakMap<EditorView, WeakMap<Topology, Replacements | 'none'>>();

/** A change of a topology for which an edit is made. */
export interface ProvedChange {
  readonly after: Topology;
  /** What it is for, as a preview says. */
  readonly title: string;
  /** The key of the finding that it removes, in other topologies with the same file too. */
  readonly finding?: string;
  /** The file that is in front of the user: if it is the only one that changes, new names can be filled in there. */
  readonly uri?: string;
}

/**
 * The edit of the texts that turns a topology into another one; undefined if the change cannot be written, or if it does
 * harm in another topology that contains a changed file.
 */
export async function editOf(
  services: EditorServices,
  view: EditorView,
  { after, title, finding, uri }: ProvedChange,
): Promise<WorkspaceEdit | undefined> {
  const replacements = await replacementsFor(services, view, after);
  if (!replacements) return undefined;
  const texts = new Map([...replacements].map(([uri, list]) => [uri, applyReplacements(textOf(services, uri), list)]));
  if (!(await areSafeElsewhere(services, view, texts, finding))) return undefined;
  const own = uri !== undefined && replacements.size === 1 ? replacements.get(uri) : undefined;
  const { WorkspaceEdits } = services.lsp;
  const filled =
    uri !== undefined && own && WorkspaceEdits.canFill
      ? fillable(textOf(services, uri), own, services.parser.Lexer, { before: view.topology, after })
      : undefined;
  return editOfReplacements(services, uri !== undefined && filled ? new Map([[uri, filled]]) : replacements, title);
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

/** Whether a change of a topology can be written into its texts; undefined if that was not tried yet. */
export function isWritable(view: EditorView, after: Topology): boolean | undefined {
  const replacements = known.get(view)?.get(after);
  return replacements && replacements !== 'none';
}

/**
 * Whether a change can be written, for a list of code actions: nothing is offered that cannot be.
 * @returns undefined if that was not tried yet, and the list may try no more; it is tried between requests then
 */
export async function triedToWrite(
  services: EditorServices,
  view: EditorView,
  after: Topology,
  recomputations: Recomputations | undefined,
): Promise<boolean | undefined> {
  const writable = isWritable(view, after);
  if (writable !== undefined || recomputations?.mayWrite(view) === false) return writable;
  return (await replacementsFor(services, view, after)) !== undefined;
}

/** The edit that makes replacements in documents. */
export function editOfReplacements(
  services: EditorServices,
  replacements: ReadonlyMap<string, readonly (Replacement & Partial<FillableReplacement>)[]>,
  title: string,
): WorkspaceEdit {
  const documents = services.shared.workspace.LangiumDocuments;
  const edits = [...replacements].map(([uri, list]) => {
    const document = documents.getDocument(URI.parse(uri));
    const ofDocument = list.flatMap((one): ExplainedEdit[] => {
      if (!document) return [];
      const { textDocument } = document;
      const range = { start: textDocument.positionAt(one.start), end: textDocument.positionAt(one.end) };
      const { snippet } = one;
      const label = changeLabel(document, one.from ?? one);
      return [{ ...TextEdit.replace(range, one.text), label, ...(snippet !== undefined && { snippet }) }];
    });
    return [uri, ofDocument] as const;
  });
  return services.lsp.WorkspaceEdits.explained(edits, title);
}

/** The edit that makes the texts of documents these, by lines. */
export function editOfTexts(
  services: EditorServices,
  texts: ReadonlyMap<string, string>,
  title: string,
): WorkspaceEdit {
  const replacements = [...texts].flatMap(([uri, after]) => {
    const found = differences(textOf(services, uri), after);
    return found.length > 0 ? [[uri, found] as const] : [];
  });
  return editOfReplacements(services, new Map(replacements), title);
}
