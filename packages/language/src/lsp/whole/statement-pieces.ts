import type { AstNode, LangiumDocument } from 'langium';
import type { AzrouteParseResult } from '../../parser/azroute-parser.js';
import { inSlices } from '../../workspace/slices.js';
import { commonHead, commonTail } from '../text-shift.js';
import { childrenOf } from '../walk.js';
import { movedPiece, type Piece } from './listed-answer.js';

/** A statement of a file with its piece. */
interface StatementPiece {
  readonly start: number;
  readonly end: number;
  /** The character of its start in its line. */
  readonly character: number;
  readonly line: number;
  /** Undefined if the statement has no values. */
  readonly piece: Piece | undefined;
}

/** The pieces of a text. */
interface TextPieces {
  readonly text: string;
  /** The statements that were read as written, by offset. */
  readonly statements: ReadonlyMap<number, StatementPiece>;
}

/**
 * Creates a piece for each statement of a file. The piece of a statement is reused for the next text if that contains
 * the same statement, so it must depend only on the text of the statement.
 */
export class StatementPieces {
  private readonly known = new WeakMap<LangiumDocument, TextPieces>();

  constructor(private readonly make: (statement: AstNode) => Piece | undefined) {}

  /** The pieces of a document, computed in slices. */
  async of(document: LangiumDocument): Promise<Piece[]> {
    const root = document.parseResult.value;
    const text = root.$cstNode?.root.fullText ?? '';
    const before = this.known.get(document);
    const same = before && new SameStatements(before, text);
    const { statements: read } = document.parseResult as AzrouteParseResult;
    const asWritten = read && new Set(read.filter((one) => one.asWritten).map(({ start }) => start));
    const statements = new Map<number, StatementPiece>();
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
    this.known.set(document, { text, statements });
    return pieces;
  }
}

/** Finds the statements of a text in the previous text. */
class SameStatements {
  /** The numbers of equal characters at the start and at the end of the texts. */
  private readonly head: number;
  private readonly tail: number;
  private readonly growth: number;

  constructor(
    private readonly before: TextPieces,
    private readonly text: string,
  ) {
    const { text: old } = before;
    const shorter = Math.min(old.length, text.length);
    this.head = commonHead(old, text, shorter);
    this.tail = commonTail(old, text, shorter - this.head);
    this.growth = text.length - old.length;
  }

  /** The statement at a place, if the previous text contains the same one. */
  find({ start, end, character }: Omit<StatementPiece, 'piece'>): StatementPiece | undefined {
    // A word that ends where the texts start to differ may continue in one of them.
    const isBefore = end < this.head || (end === this.head && this.growth === 0 && this.head === this.text.length);
    const isBehind = start > this.text.length - this.tail;
    if (!isBefore && !isBehind) return undefined;
    const known = this.before.statements.get(isBefore ? start : start - this.growth);
    if (!known || known.end - known.start !== end - start) return undefined;
    return known.character === character ? known : undefined;
  }
}
