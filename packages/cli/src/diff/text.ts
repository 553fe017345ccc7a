import { findingText } from '../present/findings-text.js';
import { linesText } from '../present/printable.js';
import type { Difference } from './difference.js';
import { declarationText, notFollowed, packetText, rowText, verdictOf } from './sentences.js';

/** A difference as lines for a terminal: the verdict, then each kind of difference under a heading. */
export function differenceText(difference: Difference, colour: boolean): string {
  const { declarations, packets, tables, comes, goes, begins, ceases } = difference;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : linesText(['', `${title}:`, ...lines.map((line) => `  ${line}`)]);
  const findings = (title: string, list: Difference['comes']) =>
    list.length === 0 ? '' : linesText(['', `${title}:`]) + list.map((each) => findingText(each, colour)).join('');
  return [
    linesText([verdictOf(difference)]),
    section('Expectations that cease to hold', ceases),
    section('Expectations that begin to hold', begins),
    section('Packets', packets ? packets.map(packetText) : [notFollowed]),
    findings('New findings', comes),
    findings('Findings that are gone', goes),
    section('Declarations', declarations.filter(({ isInside }) => !isInside).map(declarationText)),
    section(
      'Effective routes',
      tables.flatMap(({ nics, removed, added }) => [
        nics.join(', '),
        ...removed.map((row) => `  - ${rowText(row)}`),
        ...added.map((row) => `  + ${rowText(row)}`),
      ]),
    ),
  ].join('');
}
