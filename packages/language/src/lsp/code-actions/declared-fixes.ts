import { applyEdits, type DeclId } from '@azroute/engine';
import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import { textOf, textsWith } from '../document-texts.js';
import { provedChanges, writtenChanges } from '../edits/proved-changes.js';
import { buildScratch } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { editOfReplacements } from './repair-edit.js';
import { topologyFixes } from './topology-fixes/index.js';
import { currentViews, viewWithRoot } from './view-of.js';

/** How many fixes of one problem are offered. */
const mostOffered = 3;
/** Texts with more characters than this get no such fix, because each trial reads all of them. */
const mostCharacters = 200_000;

/**
 * Fixes of a problem of the text that change what is declared, each tried on a copy: the problem is gone, there is no
 * new error in the text, and no more errors of the network.
 */
export async function declaredFixes(
  services: EditorServices,
  document: LangiumDocument,
  diagnostic: Diagnostic,
): Promise<CodeAction[]> {
  const fixes = topologyFixes.filter(({ codes }) => codes.includes(String(diagnostic.code)));
  const [view] = fixes.length > 0 ? currentViews(services, document.uri.toString()) : [];
  const declaration = view && declarationAt(view, document, diagnostic);
  if (!view || declaration === undefined || sizeOf(services, view) > mostCharacters) return [];
  const { network, topology } = view.snapshot;
  const written = document.textDocument.getText(diagnostic.range);
  const actions: CodeAction[] = [];
  for (const candidate of fixes.flatMap((fix) => fix.candidates({ network, topology, declaration, written }))) {
    const after = 'after' in candidate ? candidate.after : applyEdits(topology, candidate.edits);
    const changes =
      after &&
      (candidate.completesText
        ? writtenChanges(services, view, after)?.changes
        : await provedChanges(services, view, after));
    if (!changes || !(await removes(services, view, document, diagnostic, changes.texts))) continue;
    actions.push({
      title: visibleText(candidate.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: candidate.isPreferred && actions.length === 0,
      edit: editOfReplacements(services, changes.replacements, visibleText(candidate.title)),
    });
    if (actions.length === mostOffered) break;
  }
  return actions;
}

function sizeOf(services: EditorServices, { documents }: EditorView): number {
  return documents.reduce((sum, uri) => sum + textOf(services, uri).length, 0);
}

/** The innermost declaration around a diagnostic. */
function declarationAt(view: EditorView, document: LangiumDocument, { range }: Diagnostic): DeclId | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(range.start));
  for (let node: AstNode | undefined = leaf?.astNode; node; node = node.$container) {
    const id = view.nodeOf(view.declarationAt(node) ?? '')?.node === node ? view.declarationAt(node) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Whether a problem is gone in changed texts: as many of its code as before, less one, and no more errors of the network. */
async function removes(
  services: EditorServices,
  view: EditorView,
  document: LangiumDocument,
  { code }: Diagnostic,
  texts: ReadonlyMap<string, string>,
): Promise<boolean> {
  const scratch = await buildScratch(services, textsWith(services, view.documents, texts));
  const findingsOf = (of: EditorServices) => viewWithRoot(of, view.root)?.snapshot.findings() ?? [];
  const count = async (of: EditorServices) => {
    const built = of.shared.workspace.LangiumDocuments.getDocument(document.uri);
    const found = built ? await of.validation.DocumentValidator.validateDocument(built) : [];
    return {
      same: [...found, ...findingsOf(of)].filter((one) => one.code === code).length,
      problems: found.filter(
        ({ severity }) => severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning,
      ).length,
    };
  };
  const [were, are] = [await count(services), await count(scratch)];
  if (are.same >= were.same || are.problems > were.problems) return false;
  const errors = (of: EditorServices) => findingsOf(of).filter(({ severity }) => severity === 'error').length;
  return errors(scratch) <= errors(services);
}
