import type { Finding, Settings } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { type Diagnostics, openTopology } from '@azroute/language/node';

/** A diagnostic in the form of the protocol. */
type Diagnostic = Diagnostics extends ReadonlyMap<string, readonly (infer D)[]> ? D : never;

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
 * @param given what some files contain instead of what is on the disk, by document URI
 */
export async function fixRoots(
  files: readonly string[],
  settings: Partial<Settings>,
  codes: ReadonlySet<string> | undefined,
  given: ReadonlyMap<string, string>,
): Promise<Fixes> {
  const isWanted = (code: string) => codes === undefined || codes.has(code);
  const applied: AppliedFix[] = [];
  const refused: { root: string; why: string }[] = [];
  let texts = given;
  for (const file of files) {
    const opened = await openTopology([file], settings, texts);
    const [view] = opened.views;
    if (!view) continue;
    const fixed = await opened.fixed(view, isWanted);
    if (fixed.refused) refused.push({ root: view.root, why: 'the change cannot be written into its text' });
    if (fixed.texts.size === 0) continue;
    const next = new Map([...texts, ...fixed.texts]);
    const others = files.filter((other) => other !== file);
    if (await harms(others, settings, texts, next)) {
      refused.push({ root: view.root, why: 'it would bring problems to another topology that imports the same file' });
      continue;
    }
    texts = next;
    applied.push(
      ...fixed.ofTexts.map(({ title, uri, diagnostic }) => ({ finding: placedDiagnostic(uri, diagnostic), title })),
      ...fixed.ofNetwork.map(({ title, finding }) => ({ finding: placed(view, finding), title })),
    );
  }
  const changed = new Map([...texts].filter(([uri, text]) => text !== given.get(uri)));
  return { applied, left: await leftIn(files, settings, texts, isWanted), texts: changed, refused };
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
  const opened = await openTopology([file], settings, texts);
  const ofTexts = [...opened.textProblems()].flatMap(([uri, list]) =>
    list.map((diagnostic) => placedDiagnostic(uri, diagnostic)).filter(isProblem),
  );
  const ofNetwork = opened.views.flatMap(({ snapshot }) => snapshot.findings().filter(isProblem));
  return [
    ...ofTexts.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
    ...ofNetwork.map(({ key, severity }) => `${severity} ${key}`),
  ];
}

async function leftIn(
  files: readonly string[],
  settings: Partial<Settings>,
  texts: ReadonlyMap<string, string>,
  isWanted: (code: string) => boolean,
): Promise<readonly PlacedFinding[]> {
  const opened = await openTopology(files, settings, texts);
  const ofTexts = [...opened.textProblems()].flatMap(([uri, list]) =>
    list.flatMap((diagnostic) => {
      const placed = placedDiagnostic(uri, diagnostic);
      return isProblem(placed) && isWanted(placed.code) ? [placed] : [];
    }),
  );
  const ofNetwork = opened.views.flatMap((view) =>
    view.snapshot
      .findings()
      .filter((finding) => isProblem(finding) && isWanted(finding.code))
      .map((finding) => placed(view, finding)),
  );
  return [...ofTexts, ...ofNetwork];
}

function isProblem({ severity }: { readonly severity: Finding['severity'] }): boolean {
  return severity === 'error' || severity === 'warning';
}

function placed(view: TopologyView, { code, severity, message, declaration }: Finding): PlacedFinding {
  const place = view.place(declaration);
  return { code, severity, message, uri: place?.uri ?? view.root, line: (place?.nameRange.start.line ?? 0) + 1 };
}

const severities = ['error', 'warning', 'information', 'hint'] as const;

function placedDiagnostic(uri: string, { code, severity = 1, message, range }: Diagnostic): PlacedFinding {
  const text = typeof message === 'string' ? message : message.value;
  return {
    code: String(code),
    severity: severities[severity - 1] ?? 'error',
    message: text,
    uri,
    line: range.start.line + 1,
  };
}
