import { URI } from 'langium';
import { type Diagnostic, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { finishDiagnostics } from '../../suppression/finish-diagnostics.js';
import { languageCodes } from '../../validation/codes.js';
import { findingDiagnostics } from '../diagnostics/finding-diagnostics.js';
import type { EditorServices, EditorView } from '../services.js';
import type { AppliedFix } from './fix-texts.js';
import { ignoreActions } from './ignore-actions.js';

/** Texts without comments that hide nothing. */
export interface FixedComments {
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly AppliedFix[];
}

/** Removes the comments, or codes of them, that hide nothing. Only once everything else is repaired, is that certain. */
export async function fixComments(services: EditorServices, view: EditorView): Promise<FixedComments> {
  const texts = new Map<string, string>();
  const applied: AppliedFix[] = [];
  const ofNetwork = findingDiagnostics([view]);
  for (const uri of view.documents) {
    const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    const text = document?.textDocument.getText() ?? '';
    if (!document || !text.includes('azroute-ignore')) continue;
    const found = await services.validation.DocumentValidator.validateDocument(document);
    const all = [...found, ...(ofNetwork.get(uri) ?? [])];
    const edits: TextEdit[] = [];
    for (const diagnostic of idleComments(text, all)) {
      for (const { title, edit } of ignoreActions(services.lsp.WorkspaceEdits, document, diagnostic)) {
        edits.push(...(edit?.changes?.[uri] ?? []).filter(TextEdit.is));
        applied.push({ title, uri, diagnostic });
      }
    }
    if (edits.length > 0) {
      texts.set(uri, TextDocument.applyEdits(TextDocument.create(uri, 'azroute', 1, text), edits));
    }
  }
  return { texts, applied };
}

function idleComments(text: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const { shown } = finishDiagnostics(text, diagnostics, new Map(), true);
  return shown.filter(({ code }) => code === languageCodes.AZR052.code);
}
