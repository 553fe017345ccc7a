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
  const blocks: Block[] = [];
  const walk = (tokens: readonly Token[], firstLine: number, depth: number) => {
    if (depth > deepest) throw new Failure('lists and quotes are nested too deeply to find blocks in them');
    let line = firstLine;
    for (const [i, token] of tokens.entries()) {
      if (token.type === 'code' && isOfAzroute((token as Tokens.Code).lang ?? '')) {
        const { text: content, lang = '' } = token as Tokens.Code;
        const next = tokens.slice(i + 1).find(({ type }) => type !== 'space');
        blocks.push({ line, text: `${content}\n`, info: lang, follows: imageIn(next) });
      }
      if (token.type === 'list') {
        let itemLine = line;
        for (const item of (token as Tokens.List).items) {
          walk(item.tokens, itemLine, depth + 1);
          itemLine += linesIn(item.raw);
        }
      }
      if (token.type === 'blockquote') walk((token as Tokens.Blockquote).tokens, line, depth + 1);
      line += linesIn(token.raw);
    }
  };
  walk(lexer(text), 1, 0);
  return blocks;
}

/** How many lines a text ends. In lists and quotes, tokens lack what stands before them in a line, but no line. */
function linesIn(raw: string): number {
  return raw.split('\n').length - 1;
}

/** The address of an image that is alone in its paragraph. */
function imageIn(token: Token | undefined): string | undefined {
  if (token?.type !== 'paragraph') return undefined;
  const inner = (token as Tokens.Paragraph).tokens.filter(({ raw }) => raw.trim() !== '');
  return inner.length === 1 && inner[0]?.type === 'image' ? (inner[0] as Tokens.Image).href : undefined;
}
