import type { Topology } from '@azroute/engine';
import { sameTopology } from '../code-actions/same-topology.js';
import { viewWithRoot } from '../code-actions/view-of.js';
import { textOf } from '../document-texts.js';
import { applyReplacements, buildScratch } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { areAmong, textErrors, topologyErrors } from '../text-errors.js';
import { readBack } from './read-back.js';
import { textChanges } from './text-changes.js';
import type { Replacements } from './writing.js';

/** Changes of the texts of a topology, with all texts after them. */
interface Written {
  readonly changes: ProvedChanges;
  readonly all: ReadonlyMap<string, string>;
}

/** A change of the texts of a topology. */
export interface ProvedChanges {
  /** By document URI; only documents that change. */
  readonly replacements: Replacements;
  /** The whole new texts of these documents. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The changes of the texts of a topology that turn it into another one, read back to prove that they do, without new
 * errors in the texts.
 * @returns undefined if the change cannot be written
 */
export async function provedChanges(
  services: EditorServices,
  view: EditorView,
  after: Topology,
): Promise<ProvedChanges | undefined> {
  const written = writtenChanges(services, view, after);
  return written && (await isProved(services, view, after, written)) ? written.changes : undefined;
}

/**
 * The changes of the texts of a topology that turn it into another one, not read back.
 * @returns also all texts with the changes; undefined if the change cannot be written
 */
export function writtenChanges(services: EditorServices, view: EditorView, after: Topology): Written | undefined {
  const replacements = textChanges(view, services, after);
  if (!replacements) return undefined;
  const all = new Map<string, string>();
  for (const uri of view.documents) {
    all.set(uri, applyReplacements(textOf(services, uri), replacements.get(uri) ?? []));
  }
  const texts = new Map([...replacements.keys()].map((uri) => [uri, all.get(uri) ?? '']));
  return { changes: { replacements, texts }, all };
}

async function isProved(
  services: EditorServices,
  view: EditorView,
  after: Topology,
  { changes, all }: Written,
): Promise<boolean> {
  const read = readBack(services, view, changes.replacements);
  if (read) return sameTopology(read.topology, after) && areAmong(topologyErrors(read), topologyErrors(view));
  const scratch = await buildScratch(services, all);
  const edited = viewWithRoot(scratch, view.root);
  if (!edited || !sameTopology(edited.topology, after)) return false;
  return areAmong(await textErrors(scratch, view.documents), await errorsOf(services, view));
}

/** The errors in the texts of a view, which are the same for every change of it. */
const known = new WeakMap<EditorView, readonly string[]>();

async function errorsOf(services: EditorServices, view: EditorView): Promise<readonly string[]> {
  const errors = known.get(view) ?? (await textErrors(services, view.documents));
  known.set(view, errors);
  return errors;
}
