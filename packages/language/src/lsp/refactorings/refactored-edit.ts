import type { Topology } from '@azroute/engine';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import { editOfReplacements, replacementsFor } from '../code-actions/repair-edit.js';
import { isShared } from '../code-actions/safe-elsewhere.js';
import type { EditorServices, EditorView } from '../services.js';

/**
 * The edit of the texts that turns a topology into another one; undefined if the change cannot be written, or if it
 * changes a file that belongs to other topologies too, for which nothing is proved.
 * @param title what it is for, as a preview says
 */
export async function refactoredEdit(
  services: EditorServices,
  view: EditorView,
  after: Topology,
  title: string,
): Promise<WorkspaceEdit | undefined> {
  const replacements = await replacementsFor(services, view, after);
  if (!replacements || [...replacements.keys()].some((uri) => isShared(services, uri))) return undefined;
  return editOfReplacements(services, replacements, visibleText(title));
}
