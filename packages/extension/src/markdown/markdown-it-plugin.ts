import { type DrawTextResult, Failure, isOfAzroute, isPictureFile, readFence } from '@azroute/language/protocol';
import type { BlockPictures } from './block-pictures.js';

/** The part of a token of markdown-it that is used. */
export interface Token {
  readonly type: string;
  readonly info: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
  attrJoin(name: string, value: string): void;
}

/** What VS Code hands over with a document. */
interface Environment {
  readonly currentDocument?: { toString(): string };
}

export type RenderRule = (
  tokens: Token[],
  index: number,
  options: unknown,
  env: Environment | undefined,
  self: { renderToken(tokens: Token[], index: number, options: unknown): string },
) => string;

/** The part of markdown-it that is used. VS Code hands its own over; nothing of it is shipped here. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: Record<string, RenderRule | undefined> };
}

/** Renders a token as markdown-it does without a rule. */
interface Renderer {
  renderToken(tokens: Token[], index: number, options: unknown): string;
}

/** Shows blocks in azroute's language as pictures, and not the files beside them that show the same. */
export function withPictures<M extends MarkdownIt>(markdownIt: M, pictures: BlockPictures): M {
  const { rules } = markdownIt.renderer;
  const fence: RenderRule = rules.fence ?? ((tokens, index) => `<pre>${escaped(tokens[index]?.content ?? '')}</pre>`);
  // VS Code renders the same tokens again and again, so they stay as they are.
  const hidden = new WeakSet<Token>();
  rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const code = () => fence(tokens, index, options, env, self);
    if (!token || !isBlock(token)) return code();
    const number = tokens.slice(0, index).filter(isBlock).length;
    const place = `${env?.currentDocument ?? ''}#${number}`;
    const result = pictures.get(place, { text: token.content, info: token.info });
    for (const each of fileTokens(tokens, index)) {
      if (result?.svg === undefined) hidden.delete(each);
      else hidden.add(each);
    }
    return shown(result, code);
  };
  for (const name of ['paragraph_open', 'image', 'paragraph_close']) {
    const rule = rules[name];
    rules[name] = (tokens, index, options, env, self) => {
      const token = tokens[index];
      if (token && hidden.has(token)) return '';
      return rule?.(tokens, index, options, env, self) ?? (self as Renderer).renderToken(tokens, index, options);
    };
  }
  return markdownIt;
}

/** A picture, a sentence, or both; the text itself if there is no picture. */
function shown(result: DrawTextResult | undefined, code: () => string): string {
  const { svg, says } = result ?? {};
  const sentence = says === undefined ? '' : `<p class="azroute-says" role="note">${escaped(says)}</p>\n`;
  if (svg === undefined) return sentence + code();
  return `${sentence}<figure class="azroute-picture">${svg}</figure>\n`;
}

function isBlock({ type, info }: Token): boolean {
  return type === 'fence' && isOfAzroute(info);
}

/** The paragraph behind a block with nothing but the file that `azroute diagram` draws of the same block. */
function fileTokens(tokens: readonly Token[], index: number): readonly Token[] {
  const [block, open, inline, close] = tokens.slice(index, index + 4);
  if (!block || open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close') return [];
  const [image, ...others] = inline?.children ?? [];
  if (others.length > 0 || image?.type !== 'image') return [];
  const source = image.attrGet('src') ?? '';
  const own = pictureOf(block);
  return isPictureFile(source) && (own === undefined || own === decoded(source)) ? [open, image, close] : [];
}

/** The file that a block names as its picture. */
function pictureOf({ info }: Token): string | undefined {
  try {
    const { picture } = readFence(info);
    return picture === undefined ? undefined : decoded(picture);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    // A percent sign that encodes nothing is part of the name.
    return link;
  }
}

/** A text as HTML shows it literally. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
