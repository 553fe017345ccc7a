/**
 * Changes of private members of Langium and Chevrotain, for which there is no public API. Each function is one change,
 * with its reason; a test in `langium-patches.test.ts` fails when it is no longer needed.
 */
import type {
  CompositeCstNode,
  CstNodeBuilder,
  LangiumParser,
  LeafCstNode,
  Lexer,
  LexerResult,
  Linker,
  TokenizeOptions,
} from 'langium';
import type { IToken, TokenType } from './tokens.js';

/** Langium's parser always creates its tokens from a text. Lets it use the given tokens, if there are any. */
export function readGivenTokens(parser: LangiumParser, lexer: Lexer, given: () => LexerResult | undefined): void {
  const tokenize = (text: string, options?: TokenizeOptions) => given() ?? lexer.tokenize(text, options);
  Object.defineProperty(parser, 'lexer', { value: { definition: lexer.definition, tokenize } });
}

/**
 * Langium's parser creates references for the linker of its own services. Lets others resolve those that it creates
 * meanwhile, so that services can share a parser.
 */
export function linkedBy<T>(parser: LangiumParser, linker: Linker, parse: () => T): T {
  const own: unknown = Reflect.get(parser, 'linker');
  Reflect.set(parser, 'linker', linker);
  try {
    return parse();
  } finally {
    Reflect.set(parser, 'linker', own);
  }
}

/** The parts of Chevrotain's parser that handle errors. */
interface ErrorRecovery {
  readonly errors: readonly unknown[];
  SAVE_ERROR(error: { readonly token: IToken }): unknown;
  moveToTerminatedState(): void;
  flattenFollowSet(): readonly TokenType[];
  findReSyncTokenType(): TokenType;
}

/**
 * Chevrotain has no limit of errors, and each one costs time. Lets a parser stop after `most` errors, as if its tokens
 * ended there.
 */
export function stopAfter(parser: LangiumParser, most: number, stopped: (token: IToken) => void): void {
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
 * After an error, Chevrotain searches all following tokens for one that may follow. If only the end of the text may
 * follow, as between the statements of a file, lets it find the end without a search.
 */
export function knowTheEnd(parser: LangiumParser): void {
  const recovery = Reflect.get(parser, 'wrapper') as ErrorRecovery;
  const find = recovery.findReSyncTokenType.bind(recovery);
  recovery.findReSyncTokenType = () => {
    const follow = recovery.flattenFollowSet();
    return follow[0]?.name === 'EOF' && follow.length === 1 ? follow[0] : find();
  };
}

/**
 * Langium removes the comments before each token from the start of their list, which takes time in proportion to the
 * remaining comments. Lets it remove them from the end of a reversed list.
 */
export function takeCommentsFromTheEnd(parser: LangiumParser): void {
  const value = ({ startOffset }: IToken): IToken[] => {
    const left = (Reflect.get(parser, 'lexerResult') as LexerResult).hidden;
    const taken: IToken[] = [];
    for (let next = left.at(-1); next && next.startOffset <= startOffset; next = left.at(-1)) {
      taken.push(next);
      left.pop();
    }
    return taken;
  };
  Object.defineProperty(parser, 'extractHiddenTokens', { value, configurable: true });
}

/** Langium parses a text in one go. Calls back at each so many tokens. */
export function atTokens(parser: LangiumParser, every: number, callback: () => void): void {
  const extract = (Reflect.get(parser, 'extractHiddenTokens') as (token: IToken) => IToken[]).bind(parser);
  let tokens = 0;
  const value = (token: IToken): IToken[] => {
    if (++tokens % every === 0) callback();
    return extract(token);
  };
  Object.defineProperty(parser, 'extractHiddenTokens', { value });
}

/**
 * After an exception within a rule, Langium's parser keeps the tree that it had begun, and returns it for the next text.
 * Lets it forget that tree.
 */
export function forgetUnfinished(parser: LangiumParser): void {
  (Reflect.get(parser, 'stack') as unknown[]).length = 0;
}

/** More comments at once would overflow the stack, because Langium's tree builder spreads them as arguments. */
const mostComments = 10_000;

/** The part of Langium's tree builder that creates the nodes of comments. */
interface LeafBuilder {
  createLeafNode(token: IToken, hidden: boolean): LeafCstNode;
}

/** Adds the nodes of comments to the tree in batches, at their places. */
export function addCommentsInPieces(parser: LangiumParser): void {
  const builder = Reflect.get(parser, 'nodeBuilder') as CstNodeBuilder;
  const add = builder.addHiddenNodes.bind(builder);
  const leafOf = (token: IToken) => (builder as unknown as LeafBuilder).createLeafNode(token, true);
  builder.addHiddenNodes = (tokens) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!first || !last) return;
    // The comments that are left at the end of parsing are still reversed.
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
 * The place for the comments before a node that was just started: before it, in its container. Langium searches all
 * statements of the file for it from the start, although it is the last one.
 */
function placeBeforeNewNode(node: CompositeCstNode): { container: CompositeCstNode; index: number } | undefined {
  if (node.content.length > 0) return undefined;
  for (let current = node; current.container; current = current.container) {
    const index = current.container.content.lastIndexOf(current);
    if (index > 0) return { container: current.container, index };
  }
  return undefined;
}
