import type { FindingJson, PlaceJson, SeverityName } from './diagnostic.js';
import { inColour, linesText, printableLine } from './printable.js';

const colours = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'grey' } as const;

/** `file:line:column: severity CODE message`, with the related locations indented below. */
export function findingText(finding: FindingJson, colour: boolean): string {
  const severity = coloured(finding.severity, colour);
  const code = finding.code === '' ? '' : `${finding.code} `;
  const message = printableLine(oneLine(finding.message));
  const related = finding.related.map((each) => `    ${position(each)}: ${oneLine(each.message)}`);
  return `${printableLine(position(finding))}: ${severity} ${code}${message}\n${linesText(related)}`;
}

/** "3 errors, 1 warning"; severities that don't occur are left out. */
export function countText(findings: readonly FindingJson[]): string {
  return (['error', 'warning'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** The name of a severity, in its color on a terminal. */
export function coloured(severity: SeverityName, colour: boolean): string {
  return colour ? inColour(colours[severity], severity) : severity;
}

/** `file:line:column` */
export function position({ file, line, column }: PlaceJson): string {
  return `${file}:${line}:${column}`;
}

/** A finding is one line, so that other tools can parse the list line by line. */
function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ');
}
