import { lineEndOf } from '../../../text/lines.js';
import { insertBeside } from '../../edits/top-level.js';
import type { Replacement } from '../../scratch.js';
import { commentsAbove, statementsOf } from './selected-statements.js';
import type { TextContext } from './text-refactoring.js';

/** The import of a file, behind the other imports or above everything that is declared. */
export function importOf({ document, text }: TextContext, file: string): Replacement | undefined {
  const all = statementsOf(document);
  const imported = all.filter(({ $type }) => $type === 'Import').at(-1);
  const head = `import "${file}"`;
  if (imported) {
    const anchor = { uri: document.uri.toString(), node: imported, side: 'after' as const };
    return insertBeside(text, anchor, { head, members: [] }, false);
  }
  const first = all[0]?.$cstNode;
  if (!first) return undefined;
  const at = commentsAbove(text, first.offset);
  return { start: at, end: at, text: `${head}${lineEndOf(text).repeat(2)}` };
}
