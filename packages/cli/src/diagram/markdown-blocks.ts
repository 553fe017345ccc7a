import { Failure, isOfAzroute } from '@azroute/language';
import { lexer, type Token, type Tokens } from 'marked';

/** A block of a Markdown file in azroute's language. */
export interface Block {
  /** The line of its first backticks, from 1. */
  readonly line: number;
  readonly text: string;
  readonly info: string;
  /** The image that follows it, as it is linked. */
  readonly follows: string | undefined;
}

/** How deep lists and quotes with blocks in them may be nested. */
const deepest = 50;

/**
 * The blocks of a Markdown text in azroute's language, in its order. The image that belongs to a block is the next thing
 * behind it, alone in its paragraph.
 * @throws Failure if the text is nested too deeply
 */
export function blocksOf(markdown: string): readonly Block[] {
  const text = markdown.replace(/\r\n?/g, '\n');
  const lines = fenceLines(text);
  const blocks: Block[] = [];
  const walk = (tokens: readonly Token[], depth: number) => {
    if (depth > deepest) throw new Failure('lists and quotes are nested too deeply to find blocks in them');
    const shown = tokens.filter(({ type }) => type !== 'space');
    for (const [i, token] of shown.entries()) {
      if (token.type === 'code' && isOfAzroute((token as Tokens.Code).lang ?? '')) {
        const { text: content, lang = '' } = token as Tokens.Code;
        blocks.push({
          line: lines[blocks.length] ?? 1,
          text: `${content}\n`,
          info: lang,
          follows: imageIn(shown[i + 1]),
        });
      }
      if (token.type === 'list') for (const item of (token as Tokens.List).items) walk(item.tokens, depth + 1);
      if (token.type === 'blockquote') walk((token as Tokens.Blockquote).tokens, depth + 1);
    }
  };
  walk(lexer(text), 0);
  return blocks;
}

/** The address of an image that is alone in its paragraph. */
function imageIn(token: Token | undefined): string | undefined {
  if (token?.type !== 'paragraph') return undefined;
  const inner = (token as Tokens.Paragraph).tokens.filter(({ raw }) => raw.trim() !== '');
  return inner.length === 1 && inner[0]?.type === 'image' ? (inner[0] as Tokens.Image).href : undefined;
}

/** The lines on which blocks of azroute begin: the tokens have no places. */
function fenceLines(text: string): readonly number[] {
  return text
    .split('\n')
    .flatMap((line, i) => (/^[\s>*+\-\d.)]*(```+|~~~+)\s*azroute(\s|$)/.test(line) ? [i + 1] : []));
}
