import {
  declarationText,
  isNothing,
  noDifference,
  notFollowed,
  packetText,
  rowText,
  verdictOf,
} from '@azroute/language';
import { findingText } from '../present/findings-text.js';
import { linesText } from '../present/printable.js';
import type { Comparison } from './compare.js';
import type { ComparedFiles } from './state.js';
import { topologyText } from './topology-text.js';

/** A comparison as lines for a terminal; of folders, the topologies that differ, one after another. */
export function comparisonText(comparison: Comparison, colour: boolean): string {
  if (comparison.of === 'files') return differenceText(comparison.difference, colour);
  const differing = comparison.differences.filter(({ difference }) => !isNothing(difference));
  if (differing.length === 0) return linesText([noDifference]);
  return differing
    .map((each) => linesText([`${topologyText(each)}:`]) + differenceText(each.difference, colour))
    .join(linesText(['']));
}

/** A difference as lines for a terminal: the verdict, then each kind of difference under a heading. */
function differenceText(difference: ComparedFiles, colour: boolean): string {
  const { declarations, packets, tables, comes, goes, begins, ceases } = difference;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : linesText(['', `${title}:`, ...lines.map((line) => `  ${line}`)]);
  const findings = (title: string, list: ComparedFiles['comes']) =>
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
