import { URI } from 'langium';
import { type CodeAction, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { finishDiagnostics } from '../../suppression/finish-diagnostics.js';
import { textOf } from '../document-texts.js';
import { buildScratch } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { textErrors } from '../text-errors.js';
import { declaredFixes } from './declared-fixes.js';
import { ignoreActions } from './ignore-actions.js';
import { TextFixes } from './text-fixes.js';
import { viewWithRoot } from './view-of.js';

/** A fix of a text that was applied. */
export interface AppliedFix {
  readonly title: string;
  readonly uri: string;
  readonly diagnostic: Diagnostic;
}

/** Texts in which all fixes that need no choice are applied. */
export interface FixedTexts {
  /** Services that hold the texts, and nothing else. */
  readonly services: EditorServices;
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly AppliedFix[];
}

/** How many fixes are applied one after the other. */
const mostApplied = 50;

/**
 * Applies fixes of the texts of a topology that need no choice, one after another, errors first, each tried before.
 * Diagnostics that a comment ignores stay.
 * @returns undefined if there is nothing to fix
 */
export async function fixTexts(
  services: EditorServices,
  view: EditorView,
  wanted: (code: string) => boolean,
): Promise<FixedTexts | undefined> {
  const texts = new Map(view.documents.map((uri) => [uri, textOf(services, uri)]));
  if (!(await hasProblems(services, view, wanted))) return undefined;
  const applied: AppliedFix[] = [];
  const refused = new Set<string>();
  let scratch = await buildScratch(services, texts);
  let errors = await countErrors(scratch, view);
  while (applied.length < mostApplied) {
    const step = await nextStep(scratch, view, wanted, refused);
    if (!step) break;
    const next = await buildScratch(services, new Map([...texts, ...step.texts]));
    const after = await countErrors(next, view);
    // What it brings to light, such as a loop, may be worse than what it mends: a person should see it first.
    if (after > errors) {
      refused.add(keyOf(step.applied));
      continue;
    }
    for (const [uri, text] of step.texts) texts.set(uri, text);
    applied.push(step.applied);
    [scratch, errors] = [next, after];
  }
  return applied.length === 0 ? undefined : { services: scratch, texts, applied };
}

/** The number of errors in the texts and in the network that they declare. */
async function countErrors(services: EditorServices, view: EditorView): Promise<number> {
  const ofTexts = await textErrors(services, view.documents);
  const ofNetwork =
    viewWithRoot(services, view.root)
      ?.snapshot.findings()
      .filter(({ severity }) => severity === 'error') ?? [];
  return ofTexts.length + ofNetwork.length;
}

function keyOf({ uri, title, diagnostic: { code, message } }: AppliedFix): string {
  return JSON.stringify([uri, title, code, message]);
}

async function hasProblems(services: EditorServices, view: EditorView, wanted: (code: string) => boolean) {
  for (const uri of view.documents) if ((await problemsIn(services, uri, wanted)).length > 0) return true;
  return false;
}

/** The errors and warnings of a text, errors first. */
async function problemsIn(services: EditorServices, uri: string, wanted: (code: string) => boolean) {
  const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  if (!document) return [];
  const found = await services.validation.DocumentValidator.validateDocument(document);
  return finishDiagnostics(textOf(services, uri), found, new Map(), false)
    .shown.filter(({ code, severity = 1 }) => severity <= DiagnosticSeverity.Warning && wanted(String(code)))
    .sort((a, b) => (a.severity ?? 1) - (b.severity ?? 1));
}

async function nextStep(
  services: EditorServices,
  view: EditorView,
  wanted: (code: string) => boolean,
  refused: ReadonlySet<string>,
) {
  for (const uri of view.documents) {
    const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (!document) continue;
    const fixes = new TextFixes(services, document);
    for (const diagnostic of await problemsIn(services, uri, wanted)) {
      const actions = [
        ...(await fixes.of(diagnostic)),
        ...(await declaredFixes(services, document, diagnostic)),
        ...ignoreActions(services.lsp.WorkspaceEdits, document, diagnostic),
      ];
      const preferred = actions.find(({ isPreferred }) => isPreferred);
      if (!preferred || refused.has(keyOf({ title: preferred.title, uri, diagnostic }))) continue;
      const texts = changedTexts(services, preferred);
      if (texts) return { texts, applied: { title: preferred.title, uri, diagnostic } };
    }
  }
  return undefined;
}

function changedTexts(services: EditorServices, { edit }: CodeAction): ReadonlyMap<string, string> | undefined {
  const changes = Object.entries(edit?.changes ?? {});
  if (changes.length === 0) return undefined;
  return new Map(
    changes.map(([uri, edits]) => [
      uri,
      TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, textOf(services, uri)), edits),
    ]),
  );
}
