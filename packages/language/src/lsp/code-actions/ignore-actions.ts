import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import type { IdleCodes } from '../../suppression/finish-diagnostics.js';
import { type IgnoreComment, ignoreComments } from '../../suppression/ignore-comments.js';
import { commentsOf } from '../../text/comments.js';
import { Lines, lineEndOf } from '../../text/lines.js';
import { languageCodes } from '../../validation/codes.js';
import { isBinary } from '../../validation/syntax-problems.js';
import type { FillableEdit, WorkspaceEdits } from '../edits/workspace-edits.js';

/** The codes that cannot be ignored: of syntax errors, ignore comments and the configuration. */
const notIgnored: readonly string[] = [
  languageCodes.AZR001.code,
  languageCodes.AZR052.code,
  languageCodes.AZR053.code,
  languageCodes.AZR054.code,
];

/** Hides a finding with a comment above it, or removes a comment, or codes of it, without effect. */
export function ignoreActions(
  edits: Pick<WorkspaceEdits, 'of'>,
  document: LangiumDocument,
  diagnostic: Diagnostic,
): CodeAction[] {
  return ignoringEdits(document, diagnostic).map(({ title, edit, isPreferred }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(isPreferred && { isPreferred }),
    edit: edits.of([[document.uri, [edit]]]),
  }));
}

/** An edit with its title. */
interface TitledEdit {
  readonly title: string;
  readonly edit: FillableEdit;
  /** Whether it needs no choice: it leaves out a comment that does nothing. */
  readonly isPreferred?: boolean;
}

function ignoringEdits(document: LangiumDocument, diagnostic: Diagnostic): TitledEdit[] {
  const code = String(diagnostic.code);
  const text = document.textDocument.getText();
  if (code === languageCodes.AZR052.code) return removal(document, diagnostic, text);
  if (code === languageCodes.AZR053.code) return wholeRemoval(document, diagnostic, text);
  if (!/^AZR\d{3}$/.test(code) || notIgnored.includes(code) || isBinary(text)) return [];
  const { line } = diagnostic.range.start;
  const offset = commentOffset(text, line);
  const indentation = /[ \t]*/y;
  indentation.lastIndex = offset;
  const comment = `${indentation.exec(text)?.[0] ?? ''}// azroute-ignore ${code}: `;
  const lineEnd = lineEndOf(text);
  const hides = ignoreComments(`${text.slice(0, offset)}${comment}a reason${lineEnd}${text.slice(offset)}`).some(
    ({ target, codes }) => target === line + 1 && codes.includes(code),
  );
  if (!hides) return [];
  const { title, edit } = titled(document, `Ignore ${code} here`, offset, offset, comment + lineEnd);
  // Until somebody gives the reason, the comment hides nothing.
  return [{ title, edit: { ...edit, snippet: `${comment}$0${lineEnd}` } }];
}

/** The offset of the start of a line; if a comment extends to it from lines above, of the line where that starts. */
function commentOffset(text: string, line: number): number {
  const lines = new Lines(text);
  let offset = lines.start(line);
  for (const { start, end } of commentsOf(text).reverse()) {
    if (start < offset && offset < end) offset = lines.start(lines.at(start));
  }
  return offset === 0 && text.startsWith('\uFEFF') ? 1 : offset;
}

function removal(document: LangiumDocument, diagnostic: Diagnostic, text: string): TitledEdit[] {
  const { line, character } = diagnostic.range.start;
  const comment = ignoreComments(text).find((one) => one.line === line && one.start === character);
  if (!comment) return [];
  const idle = idleCodes(diagnostic, comment);
  const left = comment.codes.filter((code) => !idle.includes(code));
  if (left.length === 0) return [withoutComment(document, comment, text)];
  const { codeSpan } = comment;
  if (!codeSpan || left.length === comment.codes.length) return [];
  const title = `Leave out ${idle.join(' and ')}`;
  return [titled(document, title, codeSpan.start, codeSpan.end, left.join(', '))];
}

/** A comment that ignores nothing, without its line. */
function wholeRemoval(document: LangiumDocument, { range }: Diagnostic, text: string): TitledEdit[] {
  const { line, character } = range.start;
  const comment = ignoreComments(text).find((one) => one.line === line && one.start === character);
  return comment ? [withoutComment(document, comment, text)] : [];
}

function withoutComment(document: LangiumDocument, { span, line }: IgnoreComment, text: string): TitledEdit {
  const lines = new Lines(text);
  const end = lines.start(lines.at(span.end) + 1);
  return { ...titled(document, 'Remove the comment', lines.start(line), end, ''), isPreferred: true };
}

/** The codes of a comment that have no effect, according to its diagnostic. */
function idleCodes({ data }: Diagnostic, { codes }: IgnoreComment): readonly string[] {
  const { idle } = (data ?? {}) as Partial<IdleCodes>;
  if (Array.isArray(idle)) return codes.filter((code) => idle.includes(code));
  // Without the list, this is certain only if the comment has one code.
  return codes.length === 1 ? codes : [];
}

function titled(
  { textDocument }: LangiumDocument,
  title: string,
  start: number,
  end: number,
  newText: string,
): TitledEdit {
  const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
  return { title, edit: TextEdit.replace(range, newText) };
}
