import type { DrawTextResult } from '@azroute/language/protocol';
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
  readonly core: { readonly ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void } };
}

/** Shows blocks in azroute's language as pictures, and not the files beside them that show the same. */
export function withPictures<M extends MarkdownIt>(markdownIt: M, pictures: BlockPictures): M {
  const { renderer, core } = markdownIt;
  const fence: RenderRule =
    renderer.rules.fence ?? ((tokens, index) => `<pre>${escaped(tokens[index]?.content ?? '')}</pre>`);
  renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const code = () => fence(tokens, index, options, env, self);
    if (!token || !isOfAzroute(token)) return code();
    const number = tokens.slice(0, index).filter(isOfAzroute).length;
    const place = `${env?.currentDocument ?? ''}#${number}`;
    return shown(pictures.get(place, { text: token.content, info: token.info }), code);
  };
  core.ruler.push('azroute', (state) => {
    state.tokens = withoutFiles(state.tokens);
  });
  return markdownIt;
}

/** A picture, a sentence, or both; the text itself if there is no picture. */
function shown(result: DrawTextResult | undefined, code: () => string): string {
  const { svg, says } = result ?? {};
  const sentence = says === undefined ? '' : `<p class="azroute-says" role="note">${escaped(says)}</p>\n`;
  if (svg === undefined) return sentence + code();
  return `${sentence}<figure class="azroute-picture">${svg}</figure>\n`;
}

function isOfAzroute({ type, info }: Token): boolean {
  return type === 'fence' && /^\s*azroute(\s|$)/.test(info);
}

/** Leaves out the image behind a block: the file that `azroute diagram` draws of the same block. */
function withoutFiles(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    kept.push(token);
    const [open, inline, close] = tokens.slice(i + 1, i + 4);
    if (!isOfAzroute(token) || open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close') continue;
    const [image, ...others] = inline?.children ?? [];
    if (others.length > 0 || image?.type !== 'image') continue;
    const source = image.attrGet('src') ?? '';
    if (/\.svg$/i.test(source) && !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(source)) i += 3;
  }
  return kept;
}

/** A text as HTML shows it literally. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
