import { isDone, type Preparation } from './preparation.js';
import { isWritable, replacementsFor } from './repair-edit.js';
import { currentView } from './view-of.js';

/**
 * Proves the refactorings that the last list of code actions lacked, and tries to write them. What is done when it is
 * stopped stays known.
 * @returns whether everything is done
 */
export async function prepareRefactorings(preparation: Preparation): Promise<boolean> {
  const { services } = preparation;
  const { AwaitedRepairs } = services.lsp;
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
  // Only what can be written is offered, so that a list needs to know that too.
  for (const { topology } of refactorings) {
    if (isWritable(view, topology) !== undefined) continue;
    if (!(await isDone(preparation, () => replacementsFor(services, view, topology)))) return false;
  }
  AwaitedRepairs.provedRefactorings(awaited);
  return true;
}
