import { URI } from 'langium';
import { importsOf } from '../../imports/import-graph.js';
import type { AzrouteServices } from '../../services.js';

/** How many files of an earlier state are read. */
const mostFiles = 2_000;

/** The files of an earlier state that a root reached, or those of them whose texts are not known yet. */
export type EarlierFiles =
  | { readonly texts: ReadonlyMap<string, string> }
  | { readonly missing: readonly string[] }
  | 'too many';

/**
 * Follows the imports of an earlier state. A root that did not exist was an empty file; other files that did not exist
 * are left out, so that their imports fail.
 * @param textOf the earlier text of a file, `null` if there was none, `undefined` if that is not known
 */
export function earlierFiles(
  { shared }: AzrouteServices,
  root: string,
  textOf: (uri: string) => string | null | undefined,
): EarlierFiles {
  const texts = new Map<string, string>();
  const missing: string[] = [];
  const reached = new Set([root]);
  for (const uri of reached) {
    if (reached.size > mostFiles) return 'too many';
    const text = textOf(uri);
    if (text === undefined) missing.push(uri);
    if (typeof text !== 'string' && uri !== root) continue;
    texts.set(uri, text ?? '');
    const document = shared.workspace.LangiumDocumentFactory.fromString(text ?? '', URI.parse(uri));
    for (const one of importsOf(document)) reached.add(one.uri.toString());
  }
  return missing.length > 0 ? { missing } : { texts };
}
