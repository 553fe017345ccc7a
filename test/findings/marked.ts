import type { Diagnostic } from 'vscode-languageserver-types';

const severities = ['', 'error', 'warning', 'information', 'hint'];

/** A mark: a comment line with carets under the text, and what is reported there; or a continuation line. */
const mark = /^\s*\/\/(?: *\^+ AZR\d{3} |~ )/;

/** The text of a fixture without its marks. */
export function withoutMarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !mark.test(line))
    .join('\n');
}

/** The text with each diagnostic marked below the line in which it begins, with its related locations. */
export function withMarks(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, number) => [
      line,
      ...diagnostics
        .filter(({ range }) => range.start.line === number)
        .sort((a, b) => a.range.start.character - b.range.start.character || textOf(a).localeCompare(textOf(b), 'en'))
        .flatMap((diagnostic) => marksOf(line, diagnostic)),
    ])
    .join('\n');
}

function marksOf(line: string, diagnostic: Diagnostic): string[] {
  const { start, end } = diagnostic.range;
  const width = Math.max(1, (end.line === start.line ? end.character : line.length) - start.character);
  // A mark begins with two slashes, so there is no room for carets in these columns.
  const indent = ' '.repeat(Math.max(0, start.character - 2));
  const related = diagnostic.relatedInformation ?? [];
  return [
    `//${indent}${'^'.repeat(Math.max(1, width + Math.min(0, start.character - 2)))} ${textOf(diagnostic)}`,
    ...related.map(({ location, message }) => `//~ line ${location.range.start.line + 1}: ${message}`),
  ];
}

function textOf({ code, severity, message }: Diagnostic): string {
  return `${code} ${severities[severity ?? 1]}: ${typeof message === 'string' ? message : message.value}`;
}
