/**
 * What azroute changes in private members of Langium and Chevrotain, for lack of another way. Each function is one
 * change, with its reason; `langium-patches.test.ts` fails where one of them is not needed any more.
 */
import type {
  CompositeCstNode,
  CstNodeBuilder,
  LangiumParser,
  LeafCstNode,
  Lexer,
  LexerResult,
  TokenizeOptions,
} from 'langium';
import type { IToken, TokenType } from './tokens.js';

/** Langium's parser makes its tokens from a text, always. Lets it take others, as long as there are some. */
export function readGivenTokens(parser: LangiumParser, lexer: Lexer, given: () => LexerResult | undefined): void {
  const tokenize = (text: string, options?: TokenizeOptions) => given() ?? lexer.tokenize(text, options);
  Object.defineProperty(parser, 'lexer', { value: { definition: lexer.definition, tokenize } });
}

/** The parts of Chevrotain's parser that its errors go through. */
interface ErrorRecovery {
  readonly errors: readonly unknown[];
  SAVE_ERROR(error: { readonly token: IToken }): unknown;
  moveToTerminatedState(): void;
  flattenFollowSet(): readonly TokenType[];
  findReSyncTokenType(): TokenType;
}

/**
 * Chevrotain has no limit of errors, and each one costs time. Lets a parser see the end of its tokens where it finds more
 * errors than `most`.
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
 * Chevrotain looks through all tokens after an error for one that may follow. Where only the end of the text may, as
 * between the statements of a file, that is what it finds.
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
 * Langium takes the comments before each token from the front of their list, which costs as much as there are comments
 * left. Here the list stands the other way round.
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
  Object.defineProperty(parser, 'extractHiddenTokens', { value });
}

/** More comments at once would overflow the stack of Langium's tree builder, which spreads them as arguments. */
const mostComments = 10_000;

/** The part of Langium's tree builder that makes the nodes of comments. */
interface LeafBuilder {
  createLeafNode(token: IToken, hidden: boolean): LeafCstNode;
}

/** Puts the nodes of comments into the tree, many at a time, each at its place. */
export function addCommentsInPieces(parser: LangiumParser): void {
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
