import { formatText } from '../../../formatting/format-text.js';
import { applied } from '../../../formatting/gap-edits.js';
import { sameTopology } from '../../code-actions/same-topology.js';
import { currentViews, viewWithRoot } from '../../code-actions/view-of.js';
import { textOf } from '../../document-texts.js';
import { layOutChanges } from '../../edits/lay-out-changes.js';
import { textsOf } from '../../edits/texts.js';
import type { Replacements } from '../../edits/writing.js';
import { applyReplacements, buildScratch, type Replacement } from '../../scratch.js';
import type { EditorServices, EditorView } from '../../services.js';
import { anywhere, areAmong, textErrors } from '../../text-errors.js';
import type { TextProposal } from './text-refactoring.js';

/** A change of texts that is proved to mean what they meant. */
export interface ProvedTexts {
  readonly replacements: Replacements;
  readonly created: ReadonlyMap<string, string>;
  readonly deleted: readonly string[];
}

/**
 * The changes of a proposal, laid out like the text around them, if the topology that is read from the new texts equals
 * the old one and has no new errors: each topology that one of the changed files belongs to.
 */
export async function provedTexts(
  services: EditorServices,
  uri: string,
  proposal: TextProposal,
): Promise<ProvedTexts | undefined> {
  const changed = [...proposal.replacements.keys(), ...proposal.deleted];
  const views = changed.flatMap((one) => services.topology.TopologyProvider.viewsOf(one));
  const current = changed.flatMap((one) => currentViews(services, one));
  const [first] = current;
  if (!first || views.length > current.length) return undefined;
  const texts = textsOf(first, services);
  const replacements = new Map<string, readonly Replacement[]>();
  for (const [one, list] of proposal.replacements) {
    replacements.set(one, layOutChanges(services, texts, one, list));
  }
  const isLaidOut = formatText(services, texts.textOf(uri)).length === 0;
  const created = new Map(
    [...proposal.created].map(([one, text]) => [one, isLaidOut ? laidOut(services, text) : text] as const),
  );
  const proved: ProvedTexts = { replacements, created, deleted: proposal.deleted };
  for (const view of new Map(current.map((one) => [one.root, one])).values()) {
    if (proved.deleted.includes(view.root) || !(await isSame(services, view, proved))) return undefined;
  }
  return proved;
}

function laidOut(services: EditorServices, text: string): string {
  return applied(text, formatText(services, text));
}

async function isSame(
  services: EditorServices,
  view: EditorView,
  { replacements, created, deleted }: ProvedTexts,
): Promise<boolean> {
  const texts = new Map(created);
  for (const uri of view.documents) {
    if (deleted.includes(uri)) continue;
    texts.set(uri, applyReplacements(textOf(services, uri), replacements.get(uri) ?? []));
  }
  const scratch = await buildScratch(services, texts);
  const changed = viewWithRoot(scratch, view.root);
  if (!changed || !sameTopology(changed.topology, view.topology)) return false;
  return areAmong(
    anywhere(await textErrors(scratch, texts.keys())),
    anywhere(await textErrors(services, view.documents)),
  );
}
