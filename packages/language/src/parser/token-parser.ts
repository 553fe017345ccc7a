import {
  type AstNode,
  type CompositeCstNode,
  type CstNodeBuilder,
  createParser,
  type LangiumCoreServices,
  LangiumParser,
  type LeafCstNode,
  type LexerResult,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import { mostErrors } from './limits.js';
import type { IToken, TokenType } from './tokens.js';

/** A parser that can also be given tokens instead of a text. */
export class TokenParser extends LangiumParser {
  private prepared: LexerResult | undefined;
  private stop: IToken | undefined;

  constructor(services: LangiumCoreServices) {
    super(services);
    const { Lexer } = services.parser;
    Object.defineProperty(this, 'lexer', {
      value: {
        definition: Lexer.definition,
        tokenize: (text: string, options?: Parameters<typeof Lexer.tokenize>[1]) =>
          this.prepared ?? Lexer.tokenize(text, options),
      },
    });
    takeCommentsFromTheEnd(this);
    addCommentsInPieces(this);
    knowTheEnd(this);
    stopAfter(this, mostErrors, (token) => {
      this.stop = token;
    });
  }

  /** The token at which the last parse found one error too many and stopped; undefined if it came to the end. */
  get stoppedAt(): IToken | undefined {
    return this.stop;
  }

  /** Parses the tokens of a lexer's result, which stays as it is. */
  parseTokens<T extends AstNode>(input: string, lexed: LexerResult, options: ParserOptions = {}): ParseResult<T> {
    this.stop = undefined;
    // The parser consumes the lists that it is given; comments from the end.
    this.prepared = { ...lexed, tokens: [...lexed.tokens], hidden: [...lexed.hidden].reverse() };
    try {
      return super.parse<T>(input, options);
    } finally {
      this.prepared = undefined;
    }
  }
}

/** The parts of Chevrotain's parser that its errors go through. */
interface ErrorRecovery {
  readonly errors: readonly unknown[];
  SAVE_ERROR(error: { readonly token: IToken }): unknown;
  moveToTerminatedState(): void;
  flattenFollowSet(): readonly TokenType[];
  findReSyncTokenType(): TokenType;
}

/** Lets a parser see the end of its tokens where it finds more errors than `most`. */
function stopAfter(parser: LangiumParser, most: number, stopped: (token: IToken) => void): void {
  const recovery = Reflect.get(parser, 'wrapper') as ErrorRecovery;
  const save = recovery.SAVE_ERROR.bind(recovery);
  recovery.SAVE_ERROR = (error) => {
    const saved = save(error);
    if (recovery.errors.length === most) {
      stopped(error.token);
      recovery.moveToTerminatedState();
    }
    return saved;
  };
}

/**
 * Chevrotain looks through all tokens after an error for one that may follow. Where only the end of the text may, as
 * between the statements of a file, that is what it finds.
 */
function knowTheEnd(parser: LangiumParser): void {
  const recovery = Reflect.get(parser, 'wrapper') as ErrorRecovery;
  const find = recovery.findReSyncTokenType.bind(recovery);
  recovery.findReSyncTokenType = () => {
    const follow = recovery.flattenFollowSet();
    return follow[0]?.name === 'EOF' && follow.length === 1 ? follow[0] : find();
  };
}

/**
 * Langium takes the comments before each token from the front of their list, which costs as much as there are comments
 * left. Here the list stands the other way round.
 */
function takeCommentsFromTheEnd(parser: LangiumParser): void {
  const value = ({ startOffset }: IToken): IToken[] => {
    const left = (Reflect.get(parser, 'lexerResult') as LexerResult).hidden;
    const taken: IToken[] = [];
    for (let next = left.at(-1); next && next.startOffset <= startOffset; next = left.at(-1)) {
      taken.push(next);
      left.pop();
    }
    return taken;
  };
  Object.defineProperty(parser, 'extractHiddenTokens', { value });
}

/** More comments at once would overflow the stack of Langium's tree builder, which spreads them as arguments. */
const mostComments = 10_000;

/** The part of Langium's tree builder that makes the nodes of comments. */
interface LeafBuilder {
  createLeafNode(token: IToken, hidden: boolean): LeafCstNode;
}

function addCommentsInPieces(parser: LangiumParser): void {
  const builder = Reflect.get(parser, 'nodeBuilder') as CstNodeBuilder;
  const add = builder.addHiddenNodes.bind(builder);
  const leafOf = (token: IToken) => (builder as unknown as LeafBuilder).createLeafNode(token, true);
  builder.addHiddenNodes = (tokens) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!first || !last) return;
    // What is left when the parser is done stands the other way round.
    const inOrder = first.startOffset > last.startOffset ? [...tokens].reverse() : tokens;
    for (let i = 0; i < inOrder.length; i += mostComments) {
      const piece = inOrder.slice(i, i + mostComments);
      const place = placeBeforeNewNode(builder.current);
      if (place) builder.insertChildren(place.container, place.index, piece.map(leafOf));
      else add(piece);
    }
  };
}

/**
 * Where the comments before a node go that has just been begun: before it, in what holds it. Langium looks for it from
 * the front, among all statements of the file; it is the last one.
 */
function placeBeforeNewNode(node: CompositeCstNode): { container: CompositeCstNode; index: number } | undefined {
  if (node.content.length > 0) return undefined;
  for (let current = node; current.container; current = current.container) {
    const index = current.container.content.lastIndexOf(current);
    if (index > 0) return { container: current.container, index };
  }
  return undefined;
}

/** Parses parts of a text and stops at the first error, without trying to recover. */
export class StrictParser {
  private readonly parser: TokenParser;

  constructor(services: LangiumCoreServices) {
    const parserServices = Object.create(services.parser, { ParserConfig: { value: { recoveryEnabled: false } } });
    const strict: LangiumCoreServices = Object.create(services, { parser: { value: parserServices } });
    this.parser = createParser(services.Grammar, new TokenParser(strict), services.parser.Lexer.definition);
    this.parser.finalize();
  }

  /** The errors of parsing all of these tokens by a rule of the grammar. */
  errorsOf(tokens: readonly IToken[], rule: string): ParseResult['parserErrors'] {
    return this.parser.parseTokens('', { tokens: [...tokens], errors: [], hidden: [] }, { rule }).parserErrors;
  }
}
