import type { LangiumCoreServices } from 'langium';
import { blockRules, statementStarts } from './statement-starts.js';
import { splitStatements } from './statement-tree.js';

/** The offsets of the braces of a block. */
export interface Braces {
  readonly open: number;
  readonly close: number;
}

/**
 * Finds the braces of the block that a declaration opens.
 * @param text the declaration, without anything around it
 * @returns undefined if the declaration has no block, or if one of the braces is missing
 */
export function bracesOf(text: string, { Grammar, parser }: BlockServices): Braces | undefined {
  const { tokens } = parser.Lexer.tokenize(text);
  const starts = statementStarts(Grammar);
  const keyword = tokens[0]?.image ?? '';
  const [rule = ''] = [...starts].find(([, keywords]) => keywords.has(keyword)) ?? [];
  const [declaration] = splitStatements(tokens, starts, blockRules(Grammar), rule).units;
  const { open, close } = declaration ?? {};
  if (typeof open !== 'object' || typeof close !== 'object') return undefined;
  return { open: open.startOffset, close: close.startOffset };
}

/** The services that reading blocks needs. */
export type BlockServices = Pick<LangiumCoreServices, 'Grammar'> & {
  readonly parser: Pick<LangiumCoreServices['parser'], 'Lexer'>;
};
