import type { FindingJson } from './diagnostic.js';
import { type Excerpt, excerptOf } from './excerpt.js';
import { coloured, countText, position } from './findings-text.js';
import { inColour, linesText, printableLine } from './printable.js';
import { wrapped } from './wrapped.js';

/** How findings are shown on a terminal. */
export interface Terminal {
  readonly columns: number;
  readonly colour: boolean;
  /** A line of a file that findings name, counted from 1; undefined if its text is not known. */
  lineOf(file: string, line: number): string | undefined;
}

const indent = '    ';

/**
 * A finding for people: what is wrong where, the line of the text with carets, the rest of the message, and the related
 * locations, all in the width of the terminal.
 */
export function findingForPeople(finding: FindingJson, terminal: Terminal): string {
  const { columns, colour } = terminal;
  const [first = '', ...rest] = finding.message.split('\n').map((line) => printableLine(line.trim()));
  const code = finding.code === '' ? '' : `${finding.code} `;
  const heading = wrapped(`${printableLine(position(finding))}: ${finding.severity} ${code}${first}`, columns, indent);
  const tail = [
    ...rest.filter((line) => line !== ''),
    ...finding.related.map((each) => printableLine(`${position(each)}: ${each.message.replace(/\s*\n\s*/g, ' ')}`)),
  ].flatMap((line) => wrapped(line, columns - indent.length, '  ').map((each) => `${indent}${each}`));
  const text = heading.join('\n').replace(`: ${finding.severity} `, `: ${coloured(finding.severity, colour)} `);
  return `${text}\n${sourceLines(finding, terminal)}${tail.map((line) => `${line}\n`).join('')}\n`;
}

function sourceLines(finding: FindingJson, { columns, colour, lineOf }: Terminal): string {
  const line = lineOf(finding.file, finding.line);
  if (line === undefined || line.trim() === '') return '';
  const number = `${finding.line}`;
  const gutter = ' '.repeat(number.length);
  const { source, carets }: Excerpt = excerptOf(line, finding, columns - indent.length - number.length - 3);
  const marks = colour ? inColour('red', carets.trimStart()) : carets.trimStart();
  const blanks = carets.slice(0, carets.length - carets.trimStart().length);
  return `${linesText([`${indent}${number} | ${source}`.trimEnd()])}${indent}${gutter} | ${blanks}${marks}\n`;
}

/** "2 errors, 1 warning in 3 files", or "No problems in 3 files."; notes are what is less than a warning. */
export function summaryText(findings: readonly FindingJson[], files: number): string {
  const where = `in ${files} ${files === 1 ? 'file' : 'files'}`;
  if (findings.length === 0) return `No problems ${where}.`;
  const notes = findings.filter(({ severity }) => severity === 'information' || severity === 'hint').length;
  const counts = [countText(findings), notes === 0 ? '' : `${notes} ${notes === 1 ? 'note' : 'notes'}`];
  return `${counts.filter((text) => text !== '').join(', ')} ${where}`;
}
