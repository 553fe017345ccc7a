import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import { languageCodes } from '../../validation/codes.js';

/** What cannot be ignored: syntax errors, and what is said of ignoring comments and of the configuration. */
const notIgnored: readonly string[] = [
  languageCodes.AZR001.code,
  languageCodes.AZR052.code,
  languageCodes.AZR053.code,
  languageCodes.AZR054.code,
];

/** Hides a finding by a comment on the line above, or removes a comment that hides nothing. */
export function ignoreActions(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const code = String(diagnostic.code);
  if (code === languageCodes.AZR052.code) return [removeComment(document, diagnostic)];
  if (!/^AZR\d{3}$/.test(code) || notIgnored.includes(code)) return [];
  const { line } = diagnostic.range.start;
  // A finding of an earlier text may lie behind the end of this one.
  if (line >= document.textDocument.lineCount || lineOf(document, line).trim() === '') return [];
  const indentation = /^\s*/.exec(lineOf(document, line))?.[0] ?? '';
  const newText = `${indentation}// azroute-ignore ${code}: say why\n`;
  return [action(document, `Ignore ${code} here`, diagnostic, { range: at(line, line), newText })];
}

function removeComment(document: LangiumDocument, diagnostic: Diagnostic): CodeAction {
  const { line } = diagnostic.range.start;
  return action(document, 'Remove the comment', diagnostic, { range: at(line, line + 1), newText: '' });
}

function action(document: LangiumDocument, title: string, diagnostic: Diagnostic, edit: TextEdit): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri.toString()]: [edit] } },
  };
}

function at(from: number, to: number): TextEdit['range'] {
  return { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
}

function lineOf(document: LangiumDocument, line: number): string {
  return document.textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
