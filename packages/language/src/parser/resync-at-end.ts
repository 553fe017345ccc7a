import type { LangiumParser } from 'langium';
import type { TokenType } from './tokens.js';

/** The parts of Chevrotain's parser that look for a token at which to go on after an error. */
interface Recovery {
  flattenFollowSet(): TokenType[];
  findReSyncTokenType(): TokenType;
}

/**
 * Spares a parser a search. After an error it looks for the next token that can follow; where only the end of the file
 * can, that costs as much as there are tokens left, for each error.
 */
export function resyncAtEndAtOnce(parser: LangiumParser): void {
  const recovery = Reflect.get(parser, 'wrapper') as Recovery;
  const search = recovery.findReSyncTokenType.bind(recovery);
  recovery.findReSyncTokenType = () => {
    const [type, ...others] = new Set(recovery.flattenFollowSet());
    return type?.name === 'EOF' && others.length === 0 ? type : search();
  };
}
