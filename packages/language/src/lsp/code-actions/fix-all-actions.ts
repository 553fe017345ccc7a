import type { Finding, FixedTopology } from '@azroute/engine';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { FindingData } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices, EditorView } from '../services.js';
import { fixAllKind } from './action-capabilities.js';
import { type Fixed, fixEverything } from './fix-everything.js';
import { editOf, editOfTexts, isWritable } from './repair-edit.js';
import { areSafeElsewhere } from './safe-elsewhere.js';
import { currentView, currentViews } from './view-of.js';

/** What the edit of an action that fixes all findings of a code is made from. */
export interface KindData extends FindingData {
  readonly uri: string;
  readonly code: string;
}

/** The action that applies all repairs that need no choice, in each topology that contains a document. */
export async function fixAllActions(services: EditorServices, uri: string): Promise<CodeAction[]> {
  const actions: CodeAction[] = [];
  const changed = new Set<string>();
  for (const view of currentViews(services, uri)) {
    const fixed = await fixEverything(services, view, () => true);
    const files = [...fixed.texts.keys()];
    // A file can be changed once, and only if that is right in all topologies that contain it.
    if (files.length === 0 || files.some((file) => changed.has(file))) continue;
    if (!(await areSafeElsewhere(services, view, fixed.texts))) continue;
    for (const file of files) changed.add(file);
    const title = fixAllTitle(fixed);
    actions.push({ title, kind: fixAllKind, edit: editOfTexts(services, fixed.texts, title) });
  }
  return actions;
}

/** The action that applies the repairs of all findings of a diagnostic's code, if there are several of them. */
export function fixKindActions(
  services: EditorServices,
  diagnostic: Diagnostic,
  { root, finding: key }: FindingData,
  uri: string,
): CodeAction[] {
  const { resolvesEdits } = services.lsp.ActionCapabilities;
  const view = currentView(services, uri, root);
  const findings = view?.snapshot.findings() ?? [];
  const finding = findings.find((one) => one.key === key);
  if (!resolvesEdits || !view || !finding) return [];
  const count = findings.filter(({ code }) => code === finding.code).length;
  // What is not proved yet is not preferred.
  const [best] = view.snapshot.repairsSoFar(finding, 0).repairs;
  if (count < 2 || !best?.isPreferred || best.standing !== 'fixAll' || !isWritable(view, best.topology)) return [];
  const data: KindData = { root, finding: key, uri, code: finding.code };
  const title = `Repair all ${finding.code} findings that need no choice (${count} found)`;
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], data }];
}

/** The edit of an action for all findings of a code; undefined if the text has changed since. */
export async function kindEdit(services: EditorServices, { uri, root, code }: KindData): Promise<CodeAction['edit']> {
  const view = currentView(services, uri, root);
  const isWanted = (finding: Finding) => finding.code === code;
  return view && fixedEdit(services, view, code, view.snapshot.fixAll(isWanted));
}

async function fixedEdit(
  services: EditorServices,
  view: EditorView,
  code: string,
  { topology, applied }: FixedTopology,
) {
  if (applied.length === 0) return undefined;
  return editOf(services, view, { after: topology, title: `Repair all ${code} findings that need no choice` });
}

function fixAllTitle({ ofTexts, ofNetwork, left }: Fixed): string {
  const count = ofTexts.length + ofNetwork.length;
  const problems = left.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const rest = problems === 0 ? 'nothing is left' : `${problems} left to your choice`;
  return `Apply ${count} ${count === 1 ? 'repair that needs' : 'repairs that need'} no choice: ${rest}`;
}
