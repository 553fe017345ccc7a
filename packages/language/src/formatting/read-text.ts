import { type AstNode, isAstNode, isReference, type LangiumCoreServices } from 'langium';
import type { AzrouteParseResult } from '../parser/azroute-parser.js';
import type { ParseError } from '../parser/tree-repair.js';
import { ignoreComments } from '../suppression/ignore-comments.js';
import { Lines } from '../text/lines.js';
import { builderOf } from '../workspace/document-builder.js';

/** A text as it is read, to be compared with the same words in another layout. */
export class ReadText {
  private parsed: AzrouteParseResult | undefined;
  private counts: Uint32Array | undefined;

  constructor(
    private readonly services: LangiumCoreServices,
    readonly text: string,
  ) {}

  /** Its tree and its errors. */
  get read(): AzrouteParseResult {
    this.checkpoint();
    this.parsed ??= this.services.parser.LangiumParser.parse(this.text) as AzrouteParseResult;
    return this.parsed;
  }

  get isSound(): boolean {
    return this.read.lexerErrors.length === 0 && this.read.parserErrors.length === 0;
  }

  /** True if a text says the same: its words, what each of them means, what is wrong, and what comments hide. */
  saysTheSameAs(other: ReadText): boolean {
    if (!same(this.words(), other.words()) || !same(this.hiding(), other.hiding())) return false;
    // Without errors the words alone tell what they mean.
    return this.isSound || same(this.meaning(), other.meaning());
  }

  /** To read a large text takes long, and formatting reads several. */
  private checkpoint(): void {
    builderOf(this.services.shared.workspace.DocumentBuilder).checkpoint();
  }

  private words(): string[] {
    this.checkpoint();
    const { tokens, hidden } = this.services.parser.Lexer.tokenize(this.text);
    return [...tokens, ...hidden].map(({ image, startOffset }) => `${this.place(startOffset)} ${image}`);
  }

  private hiding(): string[] {
    const comments = ignoreComments(this.text);
    if (comments.length === 0) return [];
    const lines = new Lines(this.text);
    return comments.map(({ span, target, problem }) => {
      const ends = [span.start, lines.start(target), lines.end(target)].map((offset) => this.place(offset));
      return `${ends} ${target < 0} ${problem}`;
    });
  }

  private meaning(): string[] {
    const { value, lexerErrors, parserErrors, unreadFrom } = this.read;
    const found = lexerErrors.map(({ message, offset }) => `${this.place(offset)} ${message}`);
    for (const error of parserErrors) {
      const { message, token, previousToken } = error as unknown as ParseError;
      const seen = Number.isNaN(token.startOffset) ? previousToken : token;
      found.push(`${this.place(seen?.startOffset ?? 0)} ${message}`);
    }
    found.push(unreadFrom === undefined ? 'read' : `unread from ${this.place(unreadFrom)}`);
    this.describe(value, found);
    return found;
  }

  private describe(node: AstNode, found: string[]): void {
    const { $type, $cstNode } = node;
    found.push(`${$type} ${$cstNode ? `${this.place($cstNode.offset)}-${this.place($cstNode.end)}` : 'not written'}`);
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$')) continue;
      for (const one of Array.isArray(value) ? value : [value]) {
        if (isAstNode(one)) this.describe(one, found);
        else found.push(`${property} ${isReference(one) ? one.$refText : one}`);
      }
    }
  }

  /** The number of characters before an offset that are no white space, which says the same of it in any layout. */
  private place(offset: number): number {
    if (!this.counts) {
      this.counts = new Uint32Array(this.text.length + 1);
      for (let i = 0; i < this.text.length; i++) {
        this.counts[i + 1] = (this.counts[i] ?? 0) + (/\s/.test(this.text[i] ?? '') ? 0 : 1);
      }
    }
    return this.counts[Math.min(offset, this.text.length)] ?? 0;
  }
}

function same(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((value, i) => value === two[i]);
}
