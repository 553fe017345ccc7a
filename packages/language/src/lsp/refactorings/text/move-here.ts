import { type LangiumDocuments, UriUtils } from 'langium';
import { allImportsOf, importsOf } from '../../../imports/import-graph.js';
import { lineEndOf } from '../../../text/lines.js';
import { removal } from '../../edits/lines-around.js';
import type { TextContext, TextRefactoring } from './text-refactoring.js';

/** Moves all statements of an imported file to the end of the file that imports it, and deletes the file. */
export const moveHere: TextRefactoring = {
  name: 'moveHere',
  kind: 'refactor.move',
  offer: ({ document, text, start, end, documents }: TextContext) => {
    const here = importsOf(document).find(
      ({ node: { $cstNode: cst } }) => cst && cst.offset <= end && start <= cst.end,
    );
    const imported = here && documents.getDocument(here.uri);
    const cst = here?.node.$cstNode;
    if (!imported || !cst || imported === document || allImportsOf(imported).length > 0) return undefined;
    const uri = imported.uri.toString();
    if (timesImported(documents, uri) !== 1) return undefined;
    const lineEnd = lineEndOf(text);
    const content = imported.textDocument
      .getText()
      .replace(/^\uFEFF/, '')
      .trim();
    const gap = text.endsWith(lineEnd) ? lineEnd : lineEnd.repeat(2);
    const added = gap + content.replace(/\r\n|\r|\n/g, lineEnd) + lineEnd;
    return {
      title: `Move the statements of ${UriUtils.basename(imported.uri)} here and delete the file`,
      replacements: new Map([
        [
          document.uri.toString(),
          [
            removal(text, { start: cst.offset, end: cst.end }),
            ...(content === '' ? [] : [{ start: text.length, end: text.length, text: added }]),
          ],
        ],
      ]),
      created: new Map(),
      deleted: [uri],
    };
  },
};

function timesImported(documents: LangiumDocuments, uri: string): number {
  return documents.all.reduce(
    (count, document) => count + importsOf(document).filter((one) => one.uri.toString() === uri).length,
    0,
  );
}
