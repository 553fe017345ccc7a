import { type AstNode, UriUtils } from 'langium';
import { importsOf } from '../../../imports/import-graph.js';
import { unquote } from '../../../symbols/reference-text.js';
import { lineEndOf } from '../../../text/lines.js';
import { removal } from '../../edits/lines-around.js';
import type { Replacement } from '../../scratch.js';
import { atEnd } from './at-end.js';
import { nameOf, newFile } from './file-name.js';
import { importOf } from './import-line.js';
import { partOf, selectedStatements } from './selected-statements.js';
import type { TextContext, TextRefactoring } from './text-refactoring.js';

/** How many of the imported files are proposed. */
const mostFiles = 4;

/**
 * Moves whole statements, with their comments, to a new file beside this one, which imports it, or to the end of a file
 * that is imported already.
 */
export const moveToFile: TextRefactoring = {
  name: 'moveToFile',
  kind: 'refactor.move',
  offers: async function* (context) {
    const { document, text } = context;
    const moved = selectedStatements(context);
    const part = partOf(text, moved);
    if (!part) return;
    const what = { title: titleOf(moved), content: text.slice(part.start, part.end) };
    const [uri, taken] = [document.uri.toString(), removal(text, part)];
    const file = newFile(document.uri, await context.namesBeside(), moved);
    const insertion = importOf(context, file.name);
    if (insertion) {
      yield {
        title: `Move ${what.title} to a new file, ${file.name}`,
        replacements: new Map([[uri, [insertion, taken]]]),
        created: new Map([[file.uri.toString(), what.content + lineEndOf(text)]]),
        deleted: [],
      };
    }
    for (const { path, target, added } of importedFiles(context, what.content)) {
      yield {
        title: `Move ${what.title} to ${path}`,
        replacements: new Map([
          [uri, [taken]],
          [target, [added]],
        ]),
        created: new Map(),
        deleted: [],
      };
    }
  },
};

/** A file that is imported, with the change that adds a text to its end. */
interface ImportedFile {
  readonly path: string;
  readonly target: string;
  readonly added: Replacement;
}

function importedFiles({ document, documents }: TextContext, content: string): readonly ImportedFile[] {
  const found = importsOf(document).flatMap(({ node, uri }) => {
    const imported = UriUtils.equals(uri, document.uri) ? undefined : documents.getDocument(uri);
    if (!imported) return [];
    const added = atEnd(imported.textDocument.getText(), content);
    return [{ path: unquote(node.path), target: uri.toString(), added }];
  });
  return found.slice(0, mostFiles);
}

function titleOf(statements: readonly AstNode[]): string {
  const [only, ...others] = statements;
  return others.length > 0 ? `${statements.length} statements` : (nameOf(only) ?? 'this statement');
}
