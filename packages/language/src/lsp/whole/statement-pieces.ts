import type { AstNode, LangiumDocument } from 'langium';
import type { AzrouteParseResult } from '../../parser/azroute-parser.js';
import { inSlices } from '../../workspace/slices.js';
import { commonHead, commonTail } from '../text-shift.js';
import { childrenOf } from '../walk.js';
import { movedPiece, type Piece } from './listed-answer.js';

/** A statement of a file with what was made of it. */
interface Made {
  readonly start: number;
  readonly end: number;
  /** Where in its line it begins. */
  readonly character: number;
  readonly line: number;
  /** Undefined if there is nothing to be made of it. */
  readonly piece: Piece | undefined;
}

/** What was made of a text. */
interface Remembered {
  readonly text: string;
  /** The statements that were read as they are written, by their offsets. */
  readonly statements: ReadonlyMap<number, Made>;
}

/**
 * Makes a piece of each statement of a file. What is made of a statement is taken over to the next text if the statement
 * stands there too; so it must depend on the text of the statement alone.
 */
export class StatementPieces {
  private readonly remembered = new WeakMap<LangiumDocument, Remembered>();

  constructor(private readonly make: (statement: AstNode) => Piece | undefined) {}

  /** The pieces of a document, in slices. */
  async of(document: LangiumDocument): Promise<Piece[]> {
    const root = document.parseResult.value;
    const text = root.$cstNode?.root.fullText ?? '';
    const before = this.remembered.get(document);
    const same = before && new SameStatements(before, text);
    const { statements: read } = document.parseResult as AzrouteParseResult;
    const asWritten = read && new Set(read.filter((one) => one.asWritten).map(({ start }) => start));
    const statements = new Map<number, Made>();
    const pieces: Piece[] = [];
    await inSlices(childrenOf(root), (statement) => {
      const cst = statement.$cstNode;
      if (!cst) return;
      const isAsWritten = asWritten?.has(cst.offset) ?? true;
      const { line, character } = cst.range.start;
      const place = { start: cst.offset, end: cst.end, line, character };
      const known = isAsWritten ? same?.find(place) : undefined;
      const piece = known ? known.piece && movedPiece(known.piece, line - known.line) : this.make(statement);
      if (piece) pieces.push(piece);
      if (isAsWritten) statements.set(cst.offset, { ...place, piece });
    });
    this.remembered.set(document, { text, statements });
    return pieces;
  }
}

/** Finds statements of a text in the text before it. */
class SameStatements {
  /** How far the texts are equal from their beginnings, and from their ends. */
  private readonly head: number;
  private readonly tail: number;
  private readonly growth: number;

  constructor(
    private readonly before: Remembered,
    private readonly text: string,
  ) {
    const { text: old } = before;
    const shorter = Math.min(old.length, text.length);
    this.head = commonHead(old, text, shorter);
    this.tail = commonTail(old, text, shorter - this.head);
    this.growth = text.length - old.length;
  }

  /** The statement that stands at a place, if the same one stood in the text before. */
  find({ start, end, character }: Omit<Made, 'piece'>): Made | undefined {
    // A word that ends where the texts begin to differ may go on in one of them.
    const isBefore = end < this.head || (end === this.head && this.growth === 0 && this.head === this.text.length);
    const isBehind = start > this.text.length - this.tail;
    if (!isBefore && !isBehind) return undefined;
    const known = this.before.statements.get(isBefore ? start : start - this.growth);
    if (!known || known.end - known.start !== end - start) return undefined;
    return known.character === character ? known : undefined;
  }
}
