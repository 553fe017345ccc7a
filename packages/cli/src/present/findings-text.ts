import type { FindingJson, PlaceJson, SeverityName } from './diagnostic.js';

const colours: Record<SeverityName, number> = { error: 31, warning: 33, information: 36, hint: 90 };

/** `file:line:column: severity CODE message`, the related places indented below. */
export function findingText(finding: FindingJson, colour: boolean): string {
  const severity = colour ? `\u001b[${colours[finding.severity]}m${finding.severity}\u001b[0m` : finding.severity;
  const code = finding.code === '' ? '' : `${finding.code} `;
  const lines = [
    `${position(finding)}: ${severity} ${code}${oneLine(finding.message)}`,
    ...finding.related.map((related) => `    ${position(related)}: ${oneLine(related.message)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** "3 errors, 1 warning"; what does not occur is left out. */
export function countText(findings: readonly FindingJson[]): string {
  return (['error', 'warning'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

function position({ file, line, column }: PlaceJson): string {
  return `${file}:${line}:${column}`;
}

/** A finding is one line, so that other tools can read the list line by line. */
function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ');
}
