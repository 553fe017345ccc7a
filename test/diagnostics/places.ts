import type { Diagnostic } from 'vscode-languageserver-types';

/** The lines of a file with reports, with carets below the underlined text. */
export function markedLines(file: string, diagnostics: readonly Diagnostic[]): string {
  const lines = file.split('\n');
  return [...diagnostics]
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character)
    .map(({ code, range: { start, end } }) => {
      const line = lines[start.line] ?? '';
      const width = Math.max(1, (end.line === start.line ? end.character : line.length) - start.character);
      return `${line}\n${' '.repeat(start.character)}${'^'.repeat(width)} ${code}, line ${start.line + 1}\n`;
    })
    .join('');
}
