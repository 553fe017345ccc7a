import { compareNumbers, type Finding } from '@azroute/engine';
import type { EditorServices, EditorView } from '../services.js';
import { atOnce, isDone, type Preparation } from './preparation.js';
import { prepareRefactorings } from './prepare-refactorings.js';
import { afterRepair } from './repair-actions.js';
import { isWritable, replacementsFor } from './repair-edit.js';
import { currentViews } from './view-of.js';

/** For how many findings of one document repairs are proved ahead, besides those that were asked for. */
const mostFindings = 20;

const order: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

/** A finding whose repairs are proved ahead. */
interface Prepared {
  readonly view: EditorView;
  readonly uri: string;
  readonly finding: Finding;
  readonly isAwaited: boolean;
  /** Whether a list of code actions has its repairs. */
  readonly isListed: boolean;
}

/**
 * Proves the repairs of findings in documents, so that requests for code actions find them: first those that a list
 * lacked, with their edits, then the refactorings that a list lacked, then errors before warnings, and those near the
 * place at which actions were asked for last. Then it makes the edits of all, since only what can be written is offered.
 * What is done when it is stopped stays known.
 * @param isStopped whether something else is to be done; the computation of the engine asks it too
 * @returns whether everything is done
 */
export async function prepareRepairs(
  services: EditorServices,
  uris: readonly string[],
  isStopped: () => boolean,
): Promise<boolean> {
  const preparation = { services, isStopped };
  const all = uris.flatMap((uri) => currentViews(services, uri).flatMap((view) => findingsIn(services, view, uri)));
  const awaited = all.filter(({ isAwaited }) => isAwaited);
  for (const one of awaited) if (!(await proveRepairs(preparation, one))) return false;
  if (!(await prepareRefactorings(preparation))) return false;
  for (const one of all) if (!(await proveRepairs(preparation, one))) return false;
  // An edit comes last, since to read it back cannot be interrupted for a while; first those of what a list has.
  const listedFirst = [...all.filter(({ isListed }) => isListed), ...all.filter(({ isListed }) => !isListed)];
  for (const one of listedFirst) if (!(await makeEdits(preparation, one))) return false;
  return true;
}

async function proveRepairs(preparation: Preparation, one: Prepared): Promise<boolean> {
  const { view, uri, finding, isAwaited } = one;
  const { AwaitedRepairs } = preparation.services.lsp;
  let { repairs, isComplete } = view.snapshot.repairsSoFar(finding, 0);
  while (!isComplete) {
    const before = repairs.length;
    const go = () => {
      ({ repairs, isComplete } = view.snapshot.repairsSoFar(finding, atOnce(view)));
    };
    if (!(await isDone(preparation, go))) return false;
    if (!isAwaited || isComplete || before > 0 || repairs.length === 0) continue;
    if (!(await makeEdits(preparation, one))) return false;
    AwaitedRepairs.proved(view.root, finding.key, uri, false);
  }
  if (!isAwaited) return true;
  if (!(await makeEdits(preparation, one))) return false;
  AwaitedRepairs.proved(view.root, finding.key, uri, true);
  return true;
}

/** Makes the edits of the repairs that are proved so far. */
async function makeEdits(preparation: Preparation, { view, finding }: Prepared): Promise<boolean> {
  const { services } = preparation;
  const { repairs } = view.snapshot.repairsSoFar(finding, 0);
  for (const [i, repair] of repairs.entries()) {
    const wanted = [
      afterRepair(repair, {}),
      ...(i === 0 && repair.pins.length > 0 ? [afterRepair(repair, { pinned: true })] : []),
    ];
    for (const after of wanted) {
      if (!after || isWritable(view, after) !== undefined) continue;
      if (!(await isDone(preparation, () => replacementsFor(services, view, after)))) return false;
    }
  }
  return true;
}

function findingsIn({ lsp: { AwaitedRepairs } }: EditorServices, view: EditorView, uri: string): readonly Prepared[] {
  const here = view.snapshot.findings().flatMap((finding) => {
    const place = view.place(finding.declaration);
    if ((place?.uri ?? view.root) !== uri) return [];
    const isAwaited = AwaitedRepairs.isAwaited(view.root, finding.key);
    const distance = AwaitedRepairs.distance(uri, place?.nameRange.start.line ?? 0);
    const rank = [isAwaited ? 0 : 1, order.indexOf(finding.severity), distance];
    const isListed = AwaitedRepairs.isListed(view.root, finding.key);
    return [{ prepared: { view, uri, finding, isAwaited, isListed }, rank }];
  });
  return here
    .sort((a, b) => compareNumbers(a.rank, b.rank))
    .map(({ prepared }) => prepared)
    .filter(({ isAwaited, isListed }, i) => isAwaited || isListed || i < mostFindings);
}
