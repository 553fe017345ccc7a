import type { Diagnostic } from 'vscode-languageserver';
import { type Piece, piecesOf, type Subject, tablesOf } from './subject.js';

/** The meaning of a text, independent of its layout. */
export interface Meaning {
  /** Tokens and comments. */
  readonly pieces: readonly string[];
  /** What is reported, by the number of the token where it is reported. */
  readonly reported: readonly string[];
  readonly hidden: readonly string[];
  readonly tables: ReadonlyMap<string, string>;
}

/** The meaning of a text. */
export function meaningOf(subject: Subject): Meaning {
  const pieces = piecesOf(subject);
  const at = (diagnostic: Diagnostic) => describe(diagnostic, subject, pieces);
  const shown = new Set(subject.shown);
  return {
    pieces: pieces.map(({ text }) => text),
    reported: subject.shown.map(at).sort(),
    hidden: [...subject.problems, ...subject.findings]
      .filter((one) => !shown.has(one))
      .map(at)
      .sort(),
    tables: tablesOf(subject),
  };
}

function describe(
  { code, severity, message, range }: Diagnostic,
  { document }: Subject,
  pieces: readonly Piece[],
): string {
  const start = document.textDocument.offsetAt(range.start);
  const end = document.textDocument.offsetAt(range.end);
  const first = pieces.findIndex((piece) => piece.end > start);
  const last = pieces.filter((piece) => piece.start < end).length - 1;
  return `${first}-${last} ${code} ${severity} ${message}`;
}
