import type { AstNode, LangiumDocument, LangiumParser, ParseResult } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';
import type { AzrouteParseResult } from '../../parser/azroute-parser.js';
import { longNames } from '../../validation/long-names.js';
import { isUnread } from '../../validation/syntax-problems.js';
import { isCurrent } from '../names/target.js';
import { applyReplacements, inOrder, type Replacement } from '../scratch.js';

type Statement = AzrouteFile['statements'][number];

/** Statements between two neighbors that replacements don't touch, and the replacements between these. */
interface Part {
  /** The number of the statement before them; -1 at the start of the file. */
  readonly before: number;
  /** The number of the statement after them; the number of statements at the end of the file. */
  readonly after: number;
  readonly replacements: readonly Replacement[];
}

/**
 * The tree of a document after replacements in its text. Only the statements that they touch are parsed, each time
 * together with their neighbors, to see that these stay what they are; all others are those of the document. Places of
 * parsed statements are below those of the old text, so that no two statements have the same place.
 * @returns undefined if only the whole text can tell: it has syntax errors or too long names, or imports change
 */
export function editedFile(
  parser: LangiumParser,
  document: LangiumDocument,
  replacements: readonly Replacement[],
): AzrouteFile | undefined {
  const { parseResult, textDocument } = document;
  const text = textDocument.getText();
  if (!isSound(parseResult) || !isCurrent(document) || isUnread(text)) return undefined;
  if (isUnread(applyReplacements(text, replacements))) return undefined;
  const { statements } = parseResult.value as AzrouteFile;
  const result: Statement[] = [];
  let taken = 0;
  let line = textDocument.lineCount;
  for (const part of partsOf(statements, replacements)) {
    const read = readPart(parser, statements, part, text, line);
    if (!read || longNames(read.statements, '').length > 0) return undefined;
    const left = statements.slice(part.before + 1, part.after);
    if ([...left, ...read.statements].some(({ $type }) => $type === 'Import')) return undefined;
    result.push(...statements.slice(taken, part.before + 1), ...read.statements);
    taken = part.after;
    line += read.lines;
  }
  const file = { $type: 'AzrouteFile', statements: [...result, ...statements.slice(taken)] };
  return file as unknown as AzrouteFile;
}

function isSound(result: ParseResult): boolean {
  const { lexerErrors, parserErrors, unreadFrom, statements } = result as AzrouteParseResult;
  return lexerErrors.length === 0 && parserErrors.length === 0 && unreadFrom === undefined && statements === undefined;
}

function partsOf(statements: readonly Statement[], replacements: readonly Replacement[]): Part[] {
  const parts: { before: number; after: number; replacements: Replacement[] }[] = [];
  for (const one of inOrder(replacements)) {
    const before = countWhile(statements, (cst) => cst.end < one.start) - 1;
    const after = countWhile(statements, (cst) => cst.offset <= one.end);
    const last = parts[parts.length - 1];
    if (last && before <= last.after) {
      last.after = Math.max(last.after, after);
      last.replacements.push(one);
    } else parts.push({ before, after, replacements: [one] });
  }
  return parts;
}

type Cst = NonNullable<AstNode['$cstNode']>;

/** The number of statements at the start of a list with some property, by bisection. */
function countWhile(statements: readonly Statement[], has: (cst: Cst) => boolean): number {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const cst = statements[middle]?.$cstNode;
    if (cst && has(cst)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Parses the text from the neighbor before some statements to the one after them.
 * @param line the line at which it starts, as their places say
 * @returns the new statements between the neighbors; undefined if there are errors, or if a neighbor becomes another one
 */
function readPart(
  parser: LangiumParser,
  statements: readonly Statement[],
  { before, after, replacements }: Part,
  text: string,
  line: number,
): { readonly statements: Statement[]; readonly lines: number } | undefined {
  const [above, below] = [statements[before]?.$cstNode, statements[after]?.$cstNode];
  const start = above?.offset ?? 0;
  const moved = replacements.map((one) => ({ start: one.start - start, end: one.end - start, text: one.text }));
  const part = applyReplacements(text.slice(start, below?.end ?? text.length), moved);
  const result = parser.parse<AzrouteFile>('\n'.repeat(line) + part);
  if (!isSound(result)) return undefined;
  const read = [...result.value.statements];
  const end = line + part.length;
  if (above && !isAt(read.shift(), line, line + above.length)) return undefined;
  if (below && !isAt(read.pop(), end - below.length, end)) return undefined;
  return { statements: read, lines: part.split(/\r\n|\r|\n/).length };
}

function isAt(statement: Statement | undefined, start: number, end: number): boolean {
  const cst = statement?.$cstNode;
  return cst?.offset === start && cst.end === end;
}
