import { type Finding, Interrupted } from '@azroute/engine';
import type { EditorServices, EditorView } from '../services.js';
import { currentViews } from './view-of.js';

/** For how many findings of one document repairs are proved ahead, errors first. */
const mostFindings = 20;

const order: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

/**
 * Proves the repairs of findings in documents, so that requests for code actions find them. What is proved when it is
 * stopped stays known.
 * @param isStopped whether something else is to be done; the computation of the engine asks it too
 * @returns whether everything is proved
 */
export async function prepareRepairs(
  services: EditorServices,
  uris: readonly string[],
  isStopped: () => boolean,
): Promise<boolean> {
  for (const uri of uris) {
    for (const view of currentViews(services, uri)) {
      for (const finding of findingsIn(view, uri)) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isStopped()) return false;
        try {
          view.snapshot.repairs(finding);
        } catch (error) {
          if (error instanceof Interrupted || isStopped()) return false;
          throw error;
        }
      }
    }
  }
  return true;
}

function findingsIn(view: EditorView, uri: string): readonly Finding[] {
  return view.snapshot
    .findings()
    .filter(({ declaration }) => (view.place(declaration)?.uri ?? view.root) === uri)
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .slice(0, mostFindings);
}
