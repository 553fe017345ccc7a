import type { Finding, Settings } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { openTopology } from '@azroute/language/node';

/** A finding at its place in a file. */
export interface PlacedFinding {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly uri: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A repair that is applied. */
interface AppliedFix {
  readonly finding: PlacedFinding;
  /** What changes, and its effects. */
  readonly title: string;
}

/** What can be repaired without a choice in some topologies. */
export interface Fixes {
  readonly applied: readonly AppliedFix[];
  /** The errors and warnings that are left, of the codes that were asked for. */
  readonly left: readonly PlacedFinding[];
  /** The new texts of the files that change, by document URI. */
  readonly texts: ReadonlyMap<string, string>;
  /** Topologies whose repairs were left out, and why. */
  readonly refused: readonly { readonly root: string; readonly why: string }[];
}

/**
 * Repairs topologies one after another, in memory. A change of a file that several of them import is kept only if it
 * brings no error or warning to any of them.
 * @param codes the codes of the findings to repair; undefined for all
 */
export async function fixRoots(
  files: readonly string[],
  settings: Partial<Settings>,
  codes: ReadonlySet<string> | undefined,
): Promise<Fixes> {
  const wanted = ({ code }: Finding) => codes === undefined || codes.has(code);
  const applied: AppliedFix[] = [];
  const refused: { root: string; why: string }[] = [];
  let texts: ReadonlyMap<string, string> = new Map();
  for (const file of files) {
    const opened = await openTopology([file], settings, texts);
    const [view] = opened.views;
    if (!view) continue;
    const fixed = view.snapshot.fixAll(wanted);
    if (fixed.applied.length === 0) continue;
    const changed = await opened.rewritten(view, fixed.topology);
    if (!changed) {
      refused.push({ root: view.root, why: 'the change cannot be written into its text' });
      continue;
    }
    const next = new Map([...texts, ...changed]);
    const others = files.filter((other) => other !== file);
    if (await harms(others, settings, texts, next)) {
      refused.push({ root: view.root, why: 'it would bring problems to another topology that imports the same file' });
      continue;
    }
    texts = next;
    for (const { finding, repair } of fixed.applied) {
      applied.push({ finding: placed(view, finding), title: repair.title });
    }
  }
  return { applied, left: await leftIn(files, settings, texts, wanted), texts, refused };
}

/** Whether new texts bring more errors or warnings to a topology. */
async function harms(
  files: readonly string[],
  settings: Partial<Settings>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Promise<boolean> {
  for (const file of files) {
    const [were, are] = await Promise.all([before, after].map((texts) => problemsOf(file, settings, texts)));
    const known = new Set(were);
    if (are?.some((problem) => !known.has(problem))) return true;
  }
  return false;
}

async function problemsOf(file: string, settings: Partial<Settings>, texts: ReadonlyMap<string, string>) {
  const { views } = await openTopology([file], settings, texts);
  return views.flatMap(({ snapshot }) =>
    snapshot
      .findings()
      .filter(isProblem)
      .map(({ key, severity }) => `${severity} ${key}`),
  );
}

async function leftIn(
  files: readonly string[],
  settings: Partial<Settings>,
  texts: ReadonlyMap<string, string>,
  wanted: (finding: Finding) => boolean,
): Promise<readonly PlacedFinding[]> {
  const { views } = await openTopology(files, settings, texts);
  return views.flatMap((view) =>
    view.snapshot
      .findings()
      .filter((finding) => isProblem(finding) && wanted(finding))
      .map((finding) => placed(view, finding)),
  );
}

function isProblem({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function placed(view: TopologyView, { code, severity, message, declaration }: Finding): PlacedFinding {
  const place = view.place(declaration);
  return { code, severity, message, uri: place?.uri ?? view.root, line: (place?.nameRange.start.line ?? 0) + 1 };
}
