import { compareNumbers, type Finding, Interrupted, sizeOf } from '@azroute/engine';
import { isStop } from '../../workspace/escapes.js';
import type { EditorServices, EditorView } from '../services.js';
import { editOf } from './repair-edit.js';
import { currentViews } from './view-of.js';

/** For how many findings of one document repairs are proved ahead, besides those that were asked for. */
const mostFindings = 20;
/** How much is recomputed between two looks at what else is to be done: changed topologies times their size. */
const workAtOnce = 8_000;

const order: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

/** What is prepared, and for how long. */
interface Preparation {
  readonly services: EditorServices;
  /** Whether something else is to be done; the computation of the engine asks it too. */
  readonly isStopped: () => boolean;
}

/**
 * Proves the repairs of findings in documents, so that requests for code actions find them: first those that a list
 * lacked, then errors before warnings, and those near the place at which actions were asked for last. Then it makes
 * their edits. What is done when it is stopped stays known.
 * @returns whether everything is done
 */
export async function prepareRepairs(
  services: EditorServices,
  uris: readonly string[],
  isStopped: () => boolean,
): Promise<boolean> {
  const preparation = { services, isStopped };
  const repaired: { readonly view: EditorView; readonly finding: Finding }[] = [];
  for (const uri of uris) {
    for (const view of currentViews(services, uri)) {
      for (const finding of findingsIn(services, view, uri)) {
        if (!(await proveRepairs(preparation, view, uri, finding))) return false;
        repaired.push({ view, finding });
      }
    }
  }
  if (!services.lsp.ActionCapabilities.resolvesEdits) return true;
  for (const { view, finding } of repaired) if (!(await makeEdits(preparation, view, finding))) return false;
  return true;
}

async function proveRepairs(
  { services, isStopped }: Preparation,
  view: EditorView,
  uri: string,
  finding: Finding,
): Promise<boolean> {
  const atOnce = Math.max(1, Math.floor(workAtOnce / sizeOf(view.snapshot.topology)));
  let { repairs, isComplete } = view.snapshot.repairsSoFar(finding, 0);
  while (!isComplete) {
    await otherWork();
    if (isStopped()) return false;
    const before = repairs.length;
    try {
      ({ repairs, isComplete } = view.snapshot.repairsSoFar(finding, atOnce));
    } catch (error) {
      if (error instanceof Interrupted || isStopped()) return false;
      throw error;
    }
    const isFirst = before === 0 && repairs.length > 0;
    if (isComplete || isFirst) services.lsp.AwaitedRepairs.proved(view.root, finding.key, uri, isComplete);
  }
  return true;
}

async function makeEdits({ services, isStopped }: Preparation, view: EditorView, finding: Finding): Promise<boolean> {
  for (const { topology } of view.snapshot.repairsSoFar(finding, 0).repairs) {
    await otherWork();
    if (isStopped()) return false;
    try {
      await editOf(services, view, topology);
    } catch (error) {
      if (isStop(error) || isStopped()) return false;
      throw error;
    }
  }
  return true;
}

function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function findingsIn({ lsp: { AwaitedRepairs } }: EditorServices, view: EditorView, uri: string): readonly Finding[] {
  const here = view.snapshot.findings().flatMap((finding) => {
    const place = view.place(finding.declaration);
    if ((place?.uri ?? view.root) !== uri) return [];
    const isAwaited = AwaitedRepairs.isAwaited(view.root, finding.key);
    const distance = AwaitedRepairs.distance(uri, place?.nameRange.start.line ?? 0);
    return [{ finding, isAwaited, rank: [isAwaited ? 0 : 1, order.indexOf(finding.severity), distance] }];
  });
  return here
    .sort((a, b) => compareNumbers(a.rank, b.rank))
    .filter(({ isAwaited }, i) => isAwaited || i < mostFindings)
    .map(({ finding }) => finding);
}
