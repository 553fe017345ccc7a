import { DefaultTokenBuilder, type GrammarAST } from 'langium';
import { meaninglessType } from './meaningless.js';
import type { TokenType } from './tokens.js';

const wordKeyword = /^[A-Za-z_]/;

/**
 * Creates the token types so that no word is reserved: each keyword that looks like a name belongs to the token
 * category NAME, and NAME belongs to the category REF. Where the grammar expects a name or a reference, the parser
 * therefore also accepts keywords, and where the grammar expects a keyword, it still distinguishes them.
 */
export class AzrouteTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar, options?: { caseInsensitive?: boolean }): TokenType[] {
    const tokens = super.buildTokens(grammar, options) as TokenType[];
    const named = (name: string) => tokens.find((token) => token.name === name);
    const name = named('NAME');
    const reference = named('REF');
    const number = named('NUMBER');
    if (!name || !reference || !number) throw new Error('The grammar lacks one of the terminals NAME, REF and NUMBER.');
    name.CATEGORIES = [reference];
    // `10-hub` is one (invalid) name, not a number and a name.
    number.LONGER_ALT = [name];
    for (const token of tokens) {
      if (typeof token.PATTERN === 'string' && wordKeyword.test(token.PATTERN)) token.CATEGORIES = [name];
    }
    const comment = named('ML_COMMENT');
    if (comment) Object.assign(comment, closedComments());
    return [...tokens, meaninglessType()];
  }
}

/**
 * The pattern of multiline comments. A regular expression would search the rest of the text again for each comment that
 * is not closed.
 */
function closedComments(): Pick<TokenType, 'PATTERN' | 'START_CHARS_HINT' | 'LINE_BREAKS'> {
  let searched = '';
  let noneAfter = Infinity;
  return {
    START_CHARS_HINT: ['/'],
    LINE_BREAKS: true,
    PATTERN: (text: string, offset: number) => {
      if (!text.startsWith('/*', offset)) return null;
      if (text !== searched) {
        searched = text;
        noneAfter = Infinity;
      }
      const end = offset + 2 > noneAfter ? -1 : text.indexOf('*/', offset + 2);
      if (end >= 0) return [text.slice(offset, end + 2)];
      noneAfter = Math.min(noneAfter, offset + 2);
      return null;
    },
  };
}
