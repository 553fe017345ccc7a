import { distinctBy } from '@azroute/engine';
import { URI } from 'langium';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { visibleText } from '../symbols/visible-text.js';
import { languageCodes } from '../validation/codes.js';
import type { EditorServices, EditorView } from './services.js';

/** The codes of errors that depend on other files, which a copy of the texts doesn't have. */
const ofFiles: readonly unknown[] = [languageCodes.AZR010.code, languageCodes.AZR011.code];

/** The errors in some documents, sorted. */
export async function textErrors(services: EditorServices, uris: Iterable<string>): Promise<string[]> {
  const errors: string[] = [];
  for (const uri of uris) {
    const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
    if (!document) continue;
    for (const { severity, code, message } of await services.validation.DocumentValidator.validateDocument(document)) {
      if (severity === DiagnosticSeverity.Error && !ofFiles.includes(code)) errors.push(`${uri} ${code} ${message}`);
    }
  }
  return errors.sort();
}

/** The errors in the texts of a topology without those that a text has by itself, such as syntax errors; sorted. */
export function topologyErrors({ problems }: EditorView): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const different = distinctBy(errors, ({ uri, code, range: { start }, message }) =>
    JSON.stringify([uri, code, start.line, start.character, message]),
  );
  return different.map(({ uri, code, message }) => `${uri} ${code} ${visibleText(message)}`).sort();
}

/** Sorted errors without the files in which they are, for statements that move between files. */
export function anywhere(errors: readonly string[]): string[] {
  return errors.map((error) => error.slice(error.indexOf(' '))).sort();
}

/** Whether all of some sorted errors are among others, as often as they occur. */
export function areAmong(errors: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  return errors.every((error) => {
    while (next < others.length && (others[next] ?? '') < error) next++;
    return others[next++] === error;
  });
}
