import type { Diagnostic } from 'vscode-languageserver-types';
import { codeHref, languageCodes } from '../validation/codes.js';
import { protocolSeverities } from '../validation/protocol-severities.js';

/** So many problems of one file are shown. */
const mostProblems = 1000;

/** So many related places one problem has, and all problems of a file together. */
const mostRelated = 100;
const mostRelatedInAll = 5000;

/** The problems of a file that are shown, and the others. */
export interface Worst {
  readonly worst: readonly Diagnostic[];
  readonly left: readonly Diagnostic[];
}

/**
 * The worst problems of a file, in the order that they had, with as many related places as anybody can follow. What says
 * that something is left out is among them; of one severity those count that come first in the text.
 */
export function worstOf(diagnostics: readonly Diagnostic[]): Worst {
  if (diagnostics.length <= mostProblems) return { worst: withFewRelated(diagnostics), left: [] };
  const ranked = diagnostics
    .map((diagnostic, i) => ({ diagnostic, i }))
    .sort((a, b) => rankOf(a.diagnostic) - rankOf(b.diagnostic) || compareStarts(a.diagnostic, b.diagnostic));
  const shown = new Set(ranked.slice(0, mostProblems).map(({ i }) => i));
  const left = diagnostics.filter((_, i) => !shown.has(i));
  const worst = diagnostics.filter((_, i) => shown.has(i));
  return { worst: withFewRelated(worst), left };
}

/** What says that something is not looked for: where it is not shown, nobody knows that there may be more. */
const always: ReadonlySet<unknown> = new Set(['AZR901', 'AZR902', 'AZR910']);

function rankOf(diagnostic: Diagnostic): number {
  return always.has(diagnostic.code) ? 0 : severityOf(diagnostic);
}

function severityOf({ severity = 1 }: Diagnostic): number {
  return severity;
}

function compareStarts({ range: { start: a } }: Diagnostic, { range: { start: b } }: Diagnostic): number {
  return a.line - b.line || a.character - b.character;
}

const nouns = ['error', 'warning', 'note', 'hint'] as const;

/** A problem at the head of a file that counts those of it that are not shown. */
export function problemsNotShown(left: readonly Diagnostic[]): Diagnostic {
  const counts = nouns.flatMap((noun, i) => {
    const number = left.filter((each) => severityOf(each) === i + 1).length;
    return number === 0 ? [] : [`${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`];
  });
  const start = { line: 0, character: 0 };
  const { code, severity } = languageCodes.AZR055;
  return {
    range: { start, end: start },
    severity: protocolSeverities[severity],
    code,
    codeDescription: { href: codeHref(code) },
    source: 'azroute',
    message: `${counts.join(', ')} of this file ${left.length === 1 ? 'is' : 'are'} not shown. A file shows its ${mostProblems.toLocaleString('en-US')} worst problems; mend some of these, and others take their places.`,
  };
}

function withFewRelated(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  let left = mostRelatedInAll;
  return diagnostics.map((diagnostic) => {
    const related = diagnostic.relatedInformation;
    if (!related) return diagnostic;
    const most = Math.min(mostRelated, left);
    left -= Math.min(related.length, most);
    if (related.length <= most) return diagnostic;
    const last = related[most - 1];
    const more = related.length - most;
    const note = `… and ${more.toLocaleString('en-US')} more places that are not listed.`;
    return {
      ...diagnostic,
      relatedInformation: last ? [...related.slice(0, most), { location: last.location, message: note }] : [],
    };
  });
}
