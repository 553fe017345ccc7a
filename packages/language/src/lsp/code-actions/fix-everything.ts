import type { Finding } from '@azroute/engine';
import { languageCodes } from '../../validation/codes.js';
import { textsWith } from '../document-texts.js';
import { provedChanges } from '../edits/proved-changes.js';
import { buildScratch } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { fixComments } from './fix-comments.js';
import { type AppliedFix, fixTexts } from './fix-texts.js';
import { viewWithRoot } from './view-of.js';

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
 * repairs of the network, and at last what removes comments that hide nothing anymore.
 * @param wanted whether problems and findings of a code are to be repaired
 */
export async function fixEverything(
  services: EditorServices,
  view: EditorView,
  wanted: (code: string) => boolean,
): Promise<Fixed> {
  const fixed = await fixTexts(services, view, wanted);
  const within = fixed?.services ?? services;
  const repaired = await fixNetwork(within, viewIn(within, view), wanted);
  const texts = new Map([...(fixed?.texts ?? []), ...repaired.texts]);
  const ofTexts = fixed?.applied ?? [];
  if (!wanted(languageCodes.AZR052.code)) return { ...repaired, texts, ofTexts };
  const last = repaired.texts.size > 0 ? await buildScratch(within, textsWith(within, view.documents, texts)) : within;
  const comments = await fixComments(last, viewIn(last, view));
  for (const [uri, text] of comments.texts) texts.set(uri, text);
  return { ...repaired, texts, ofTexts: [...ofTexts, ...comments.applied] };
}

async function fixNetwork(
  services: EditorServices,
  view: EditorView,
  wanted: (code: string) => boolean,
): Promise<Omit<Fixed, 'ofTexts'>> {
  const { topology, applied, left } = view.snapshot.fixAll(({ code }) => wanted(code));
  if (applied.length === 0) return { texts: new Map(), ofNetwork: [], left, refused: false };
  const changes = await provedChanges(services, view, topology);
  if (!changes) return { texts: new Map(), ofNetwork: [], left: view.snapshot.findings(), refused: true };
  const ofNetwork = applied.map(({ finding, repair: { title } }) => ({ finding, title }));
  return { texts: changes.texts, ofNetwork, left, refused: false };
}

/** The same topology in other services. */
function viewIn(services: EditorServices, view: EditorView): EditorView {
  return viewWithRoot(services, view.root) ?? view;
}
