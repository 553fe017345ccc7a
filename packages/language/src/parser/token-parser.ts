import {
  type AstNode,
  type CstNodeBuilder,
  createParser,
  type LangiumCoreServices,
  LangiumParser,
  type LexerResult,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import type { IToken } from './tokens.js';

/** A parser that can also be given tokens instead of a text. */
export class TokenParser extends LangiumParser {
  private prepared: LexerResult | undefined;

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
    addCommentsInPieces(this);
  }

  /** Parses the tokens of a lexer's result, which stays as it is. */
  parseTokens<T extends AstNode>(input: string, lexed: LexerResult, options: ParserOptions = {}): ParseResult<T> {
    // The parser consumes the lists that it is given.
    this.prepared = { ...lexed, tokens: [...lexed.tokens], hidden: [...lexed.hidden] };
    try {
      return super.parse<T>(input, options);
    } finally {
      this.prepared = undefined;
    }
  }
}

/** More comments at once would overflow the stack of Langium's tree builder, which spreads them as arguments. */
const mostComments = 10_000;

function addCommentsInPieces(parser: LangiumParser): void {
  const builder = Reflect.get(parser, 'nodeBuilder') as CstNodeBuilder;
  const add = builder.addHiddenNodes.bind(builder);
  builder.addHiddenNodes = (tokens) => {
    if (tokens.length <= mostComments) return add(tokens);
    for (let i = 0; i < tokens.length; i += mostComments) add(tokens.slice(i, i + mostComments));
  };
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
