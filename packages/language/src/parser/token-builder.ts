import { DefaultTokenBuilder, type GrammarAST } from 'langium';
import type { TokenType } from './tokens.js';

const wordKeyword = /^[A-Za-z_]/;

/**
 * Builds the token types so that no word is reserved: each keyword that looks like a name belongs to the token
 * category NAME, and NAME to the category REF. Where the grammar asks for a name or a reference the parser therefore
 * takes keywords as well, and it still tells them apart where the grammar asks for a keyword.
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
    // `10-hub` is one (wrongly spelt) name, not a number and a name.
    number.LONGER_ALT = [name];
    for (const token of tokens) {
      if (typeof token.PATTERN === 'string' && wordKeyword.test(token.PATTERN)) token.CATEGORIES = [name];
    }
    return tokens;
  }
}
