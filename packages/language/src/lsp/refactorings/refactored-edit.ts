import type { Topology } from '@azroute/engine';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { editOfReplacements, replacementsFor } from '../code-actions/repair-edit.js';
import type { EditorServices, EditorView } from '../services.js';

/**
 * The edit of the texts that turns a topology into another one; undefined if the change cannot be written, or if it
 * changes a file that belongs to other topologies too, for which nothing is proved.
 */
export async function refactoredEdit(
  services: EditorServices,
  view: EditorView,
  after: Topology,
): Promise<WorkspaceEdit | undefined> {
  const replacements = await replacementsFor(services, view, after);
  if (!replacements || [...replacements.keys()].some((uri) => isShared(services, uri))) return undefined;
  return editOfReplacements(services, replacements);
}

/** Whether several topologies contain a document. */
function isShared(services: EditorServices, uri: string): boolean {
  return services.topology.TopologyProvider.viewsOf(uri).length > 1;
}

/** Whether all documents of a topology belong to no other one, so that its texts can be changed. */
export function isAlone(services: EditorServices, { documents }: EditorView): boolean {
  return documents.every((uri) => !isShared(services, uri));
}
