import { URI } from 'langium';
import { sameTopology } from '../../code-actions/same-topology.js';
import { layOutChanges } from '../../edits/lay-out-changes.js';
import { textsOf } from '../../edits/texts.js';
import type { Replacements } from '../../edits/writing.js';
import { applyReplacements, buildScratch } from '../../scratch.js';
import type { EditorServices, EditorView } from '../../services.js';
import { areAmong, textErrors } from '../../text-errors.js';
import type { TextProposal } from './text-refactoring.js';

/**
 * The replacements of a proposal, laid out like the text around them, if the topology that is read from the new texts
 * equals the old one and has no new errors, in each of the views.
 */
export async function provedReplacements(
  services: EditorServices,
  views: readonly EditorView[],
  proposal: TextProposal,
): Promise<Replacements | undefined> {
  const [first] = views;
  if (!first) return undefined;
  const texts = textsOf(first, services);
  const replacements: Replacements = new Map(
    [...proposal.replacements].map(([uri, list]) => [uri, layOutChanges(services, texts, uri, list)] as const),
  );
  for (const view of views) {
    if (proposal.deleted.includes(view.root) || !(await isSame(services, view, proposal, replacements)))
      return undefined;
  }
  return replacements;
}

async function isSame(
  services: EditorServices,
  view: EditorView,
  { created, deleted }: TextProposal,
  replacements: Replacements,
): Promise<boolean> {
  const { LangiumDocuments } = services.shared.workspace;
  const texts = new Map(created);
  for (const uri of view.documents) {
    const text = LangiumDocuments.getDocument(URI.parse(uri))?.textDocument.getText() ?? '';
    if (!deleted.includes(uri)) texts.set(uri, applyReplacements(text, replacements.get(uri) ?? []));
  }
  const scratch = await buildScratch(services, texts);
  const changed = scratch.topology.TopologyProvider.viewsOf(view.root).find(({ root }) => root === view.root);
  if (!changed || !sameTopology(changed.topology, view.topology)) return false;
  return areAmong(
    anywhere(await textErrors(scratch, texts.keys())),
    anywhere(await textErrors(services, view.documents)),
  );
}

/** Errors without the files in which they are. */
function anywhere(errors: readonly string[]): readonly string[] {
  return errors.map((error) => error.slice(error.indexOf(' '))).sort();
}
