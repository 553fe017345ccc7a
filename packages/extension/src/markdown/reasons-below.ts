import { detailsScheme } from '../details/scheme.js';
import { escaped, type MarkdownIt, type RenderRule, type Token } from './markdown-it-plugin.js';

/**
 * Marks the tables of azroute's own documents whose last column says why, so that the style sheet can put that column
 * below each row where the window is narrow, and lets words such as VirtualNetworkGateway wrap.
 */
export function withReasonsBelow<M extends MarkdownIt>(markdownIt: M): M {
  const { rules } = markdownIt.renderer;
  const table: RenderRule =
    rules.table_open ?? ((tokens, index, options, _env, self) => self.renderToken(tokens, index, options));
  rules.table_open = (tokens, index, options, env, self) => {
    const columns = reasonedColumns(tokens, index);
    const token = tokens[index];
    // The preview renders the same tokens again and again.
    if (columns !== undefined && isOwn(env) && !token?.attrGet('class')?.includes('azroute-why'))
      token?.attrJoin('class', `azroute-why azroute-why-${columns}`);
    return table(tokens, index, options, env, self);
  };
  const text: RenderRule = rules.text ?? ((tokens, index) => escaped(tokens[index]?.content ?? ''));
  rules.text = (tokens, index, options, env, self) => {
    const html = text(tokens, index, options, env, self);
    return isOwn(env) ? html.replace(/([a-z])(?=[A-Z])/g, '$1<wbr>') : html;
  };
  return markdownIt;
}

function isOwn(env: Parameters<RenderRule>[3]): boolean {
  return env?.currentDocument?.toString().startsWith(`${detailsScheme}:`) ?? false;
}

/** The number of the columns before the reasons; undefined if a table has none. */
function reasonedColumns(tokens: readonly Token[], index: number): number | undefined {
  const end = tokens.findIndex(({ type }, i) => i > index && type === 'thead_close');
  const head = tokens.slice(index, end).filter(({ type }) => type === 'inline');
  return head.at(-1)?.content === 'Why' ? head.length - 1 : undefined;
}
