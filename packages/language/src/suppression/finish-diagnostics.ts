import type { FindingCode } from '@azroute/engine';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Severities } from '../configuration/read-configuration.js';
import { visibleText } from '../symbols/visible-text.js';
import { codeHref, languageCodes } from '../validation/codes.js';
import { protocolSeverities } from '../validation/protocol-severities.js';
import { isUnread } from '../validation/syntax-problems.js';
import { type IgnoreComment, ignoreComments } from './ignore-comments.js';
import { problemsNotShown, worstOf } from './most-problems.js';

/** A diagnostic that a comment hides, and the reason that the comment gives. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** Data of the diagnostic of a comment that hides nothing: its codes without effect. */
export interface IdleCodes {
  readonly idle: readonly string[];
}

/** The diagnostics of one document as users see them. */
export interface Finished {
  readonly shown: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

/**
 * Applies severities and ignore comments to the diagnostics of a document, and keeps the most severe if there are too
 * many. Syntax errors cannot be ignored, because part of the text is not read.
 * @param complete whether all findings are known; only then can a comment be reported as hiding nothing
 */
export function finishDiagnostics(
  text: string,
  diagnostics: readonly Diagnostic[],
  severities: Severities,
  complete: boolean,
): Finished {
  // A file that isn't read has no comments either.
  const comments = isUnread(text) ? [] : ignoreComments(text);
  if (comments.length === 0) return { shown: shownOf(diagnostics, severities), suppressed: [] };
  const byPlace = new Map<string, IgnoreComment>();
  for (const comment of comments) {
    for (const code of comment.codes) {
      const key = `${comment.target} ${code}`;
      if (!byPlace.has(key)) byPlace.set(key, comment);
    }
  }
  const used = new Map<IgnoreComment, Set<string>>();
  const suppressed: Suppressed[] = [];
  const shown = diagnostics.filter((diagnostic) => {
    const code = String(diagnostic.code);
    const comment = byPlace.get(`${diagnostic.range.start.line} ${code}`);
    if (!comment || code === languageCodes.AZR001.code) return true;
    used.set(comment, (used.get(comment) ?? new Set()).add(code));
    suppressed.push({ diagnostic, reason: comment.reason });
    return false;
  });
  const own = comments.flatMap((comment) => problemsOf(comment, used.get(comment), complete));
  return { shown: shownOf([...shown, ...own], severities), suppressed };
}

function shownOf(diagnostics: readonly Diagnostic[], severities: Severities): readonly Diagnostic[] {
  const { worst, left } = worstOf(withSeverities(diagnostics, severities));
  return left.length === 0 ? worst : [...withSeverities([problemsNotShown(left)], severities), ...worst];
}

function problemsOf(comment: IgnoreComment, used: ReadonlySet<string> | undefined, complete: boolean): Diagnostic[] {
  if (comment.problem !== undefined) return [at(comment, languageCodes.AZR053, comment.problem)];
  const idle = comment.codes.filter((code) => !used?.has(code));
  if (!complete || idle.length === 0) return [];
  const what = idle.join(' or ');
  const fix = idle.length < comment.codes.length ? `Remove ${idle.join(' and ')}` : 'Remove the comment';
  const data: IdleCodes = { idle };
  return [{ ...at(comment, languageCodes.AZR052, `The next line has no ${what} anymore. ${fix}.`), data }];
}

function at({ line, start, end }: IgnoreComment, { code, severity }: FindingCode, message: string): Diagnostic {
  return {
    range: { start: { line, character: start }, end: { line, character: end } },
    severity: protocolSeverities[severity],
    code,
    codeDescription: { href: codeHref(code) },
    source: 'azroute',
    message: visibleText(message),
  };
}

function withSeverities(diagnostics: readonly Diagnostic[], severities: Severities): readonly Diagnostic[] {
  if (severities.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const level = severities.get(String(diagnostic.code));
    if (level === 'off') return [];
    return level ? [{ ...diagnostic, severity: protocolSeverities[level] }] : [diagnostic];
  });
}
