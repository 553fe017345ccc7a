import { URI } from 'langium';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { languageCodes } from '../validation/codes.js';
import type { EditorServices } from './services.js';

/** Errors that depend on files beside the texts; a copy of the texts has no such files. */
const ofFiles: readonly unknown[] = [languageCodes.AZR010.code, languageCodes.AZR011.code];

/** The errors in the texts of some documents, in an order of their own. */
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

/** True if some errors, in their order, are all among others, each as often as it comes. */
export function areAmong(errors: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  return errors.every((error) => {
    while (next < others.length && (others[next] ?? '') < error) next++;
    return others[next++] === error;
  });
}
