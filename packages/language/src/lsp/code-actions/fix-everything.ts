import type { Finding } from '@azroute/engine';
import { provedChanges } from '../edits/proved-changes.js';
import type { EditorServices, EditorView } from '../services.js';
import { type AppliedFix, fixTexts } from './fix-texts.js';

/** What was repaired without a choice in a topology and its texts. */
export interface Fixed {
  /** The new texts that change, by document URI. */
  readonly texts: ReadonlyMap<string, string>;
  readonly ofTexts: readonly AppliedFix[];
  readonly ofNetwork: readonly { readonly finding: Finding; readonly title: string }[];
  /** The findings of the network that are left. */
  readonly left: readonly Finding[];
  /** Whether repairs of the network are left out, because they cannot be written into the texts. */
  readonly refused: boolean;
}

/**
 * Applies everything that needs no choice: fixes of the texts first, since their problems hide those of the network, then
 * repairs of the network.
 * @param wanted whether problems and findings of a code are to be repaired
 */
export async function fixEverything(
  services: EditorServices,
  view: EditorView,
  wanted: (code: string) => boolean,
): Promise<Fixed> {
  const fixed = await fixTexts(services, view, wanted);
  const within = fixed?.services ?? services;
  const current = fixed
    ? (within.topology.TopologyProvider.viewsOf(view.root).find(({ root }) => root === view.root) ?? view)
    : view;
  const { topology, applied, left } = current.snapshot.fixAll(({ code }) => wanted(code));
  const ofTexts = fixed?.applied ?? [];
  const texts = new Map(fixed?.texts ?? []);
  if (applied.length === 0) return { texts, ofTexts, ofNetwork: [], left, refused: false };
  const changes = await provedChanges(within, current, topology);
  if (!changes) return { texts, ofTexts, ofNetwork: [], left: current.snapshot.findings(), refused: true };
  for (const [uri, text] of changes.texts) texts.set(uri, text);
  const ofNetwork = applied.map(({ finding, repair: { title } }) => ({ finding, title }));
  return { texts, ofTexts, ofNetwork, left, refused: false };
}
