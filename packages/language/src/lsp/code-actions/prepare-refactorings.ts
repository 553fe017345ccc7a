import { refactoredEdit } from '../refactorings/refactored-edit.js';
import { isDone, type Preparation } from './preparation.js';
import { currentView } from './view-of.js';

/**
 * Proves the refactorings that the last list of code actions lacked, and makes their edits. What is done when it is
 * stopped stays known.
 * @returns whether everything is done
 */
export async function prepareRefactorings(preparation: Preparation): Promise<boolean> {
  const { services } = preparation;
  const { AwaitedRepairs, ActionCapabilities } = services.lsp;
  const awaited = AwaitedRepairs.awaitedRefactorings;
  const view = awaited && currentView(services, awaited.uri, awaited.root);
  if (!awaited || !view) return true;
  const { selection, kinds } = awaited;
  let { refactorings, isComplete } = view.snapshot.refactoringsSoFar(selection, kinds, 0);
  while (!isComplete) {
    const go = () => {
      ({ refactorings, isComplete } = view.snapshot.refactoringsSoFar(selection, kinds, 1));
    };
    if (!(await isDone(preparation, go))) return false;
  }
  AwaitedRepairs.provedRefactorings(awaited);
  if (!ActionCapabilities.resolvesEdits) return true;
  for (const { topology, title } of refactorings) {
    if (!(await isDone(preparation, () => refactoredEdit(services, view, topology, title)))) return false;
  }
  return true;
}
