import { textsWith } from '../document-texts.js';
import { buildScratch } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { areAmong, textErrors } from '../text-errors.js';
import { viewWithRoot } from './view-of.js';

/** Whether several topologies contain a document. */
export function isShared(services: EditorServices, uri: string): boolean {
  return services.topology.TopologyProvider.viewsOf(uri).length > 1;
}

/** Whether all documents of a topology belong to no other one, so that its texts can be changed. */
export function isAlone(services: EditorServices, { documents }: EditorView): boolean {
  return documents.every((uri) => !isShared(services, uri));
}

/**
 * Whether new texts of files do no harm in the other topologies that contain them.
 * @param view the topology for which the texts are proved
 * @param finding the key of a finding that they must remove there too, if it is found there
 */
export async function areSafeElsewhere(
  services: EditorServices,
  view: EditorView,
  texts: ReadonlyMap<string, string>,
  finding?: string,
): Promise<boolean> {
  const { TopologyProvider } = services.topology;
  const others = new Map(
    [...texts.keys()].flatMap((uri) => TopologyProvider.viewsOf(uri)).map((other) => [other.root, other]),
  );
  others.delete(view.root);
  for (const other of others.values()) if (!(await isSafeIn(services, other, texts, finding))) return false;
  return true;
}

async function isSafeIn(
  services: EditorServices,
  { root, documents, snapshot }: EditorView,
  texts: ReadonlyMap<string, string>,
  finding: string | undefined,
): Promise<boolean> {
  const scratch = await buildScratch(services, textsWith(services, documents, texts));
  const after = viewWithRoot(scratch, root);
  if (!after || !areAmong(await textErrors(scratch, documents), await textErrors(services, documents))) return false;
  return snapshot.isSafe(after.topology, finding);
}
