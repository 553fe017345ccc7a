import { type LangiumDocuments, UriUtils } from 'langium';
import { allImportsOf, importsOf } from '../../../imports/import-graph.js';
import { removal } from '../../edits/lines-around.js';
import { applyReplacements } from '../../scratch.js';
import { atEnd } from './at-end.js';
import type { TextRefactoring } from './text-refactoring.js';

/**
 * Moves all statements of an imported file to the end of the file that imports it, and deletes the file. Not for a file
 * that others import, or that imports others itself.
 */
export const moveHere: TextRefactoring = {
  name: 'moveHere',
  kind: 'refactor.move',
  offers: async function* ({ document, text, start, end, documents }) {
    const here = importsOf(document).find(
      ({ node: { $cstNode: cst } }) => cst && cst.offset <= end && start <= cst.end,
    );
    const imported = here && documents.getDocument(here.uri);
    const cst = here?.node.$cstNode;
    if (!imported || !cst || imported === document || allImportsOf(imported).length > 0) return;
    const uri = imported.uri.toString();
    if (timesImported(documents, uri) !== 1) return;
    const content = imported.textDocument
      .getText()
      .replace(/^\uFEFF/, '')
      .trim();
    const taken = removal(text, { start: cst.offset, end: cst.end });
    const added = content === '' ? [] : [atEnd(text, content, applyReplacements(text, [taken]))];
    yield {
      title: `Move the statements of ${UriUtils.basename(imported.uri)} here and delete the file`,
      replacements: new Map([[document.uri.toString(), [taken, ...added]]]),
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
