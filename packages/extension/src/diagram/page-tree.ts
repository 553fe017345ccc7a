import { lexer, type Token, type Tokens } from 'marked';
import type { Tree } from '../webview/messages.js';

type Part = Tree | string;

/** A page in Markdown as plain elements, so that nothing in it can become markup. */
export function pageTree(markdown: string): readonly Tree[] {
  return lexer(markdown).flatMap(blockOf);
}

function element(tag: string, children: readonly Part[], attributes: Tree['attributes'] = {}): Tree {
  return { tag, attributes, children };
}

function blockOf(token: Token): Tree[] {
  switch (token.type) {
    case 'heading':
      return [element(`h${(token as Tokens.Heading).depth}`, inline(token))];
    case 'paragraph':
      return [element('p', inline(token))];
    case 'blockquote':
      return [element('blockquote', ((token as Tokens.Blockquote).tokens ?? []).flatMap(blockOf))];
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return [
        element(
          ordered ? 'ol' : 'ul',
          items.map((item) => element('li', item.tokens.flatMap(itemPart))),
        ),
      ];
    }
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'code':
      return [element('pre', [element('code', [(token as Tokens.Code).text])])];
    case 'hr':
      return [element('hr', [])];
    case 'space':
    case 'def':
      return [];
    default:
      return [element('p', inlineOf(token))];
  }
}

/** In an item of a list, a text is no paragraph of its own. */
function itemPart(token: Token): readonly Part[] {
  return token.type === 'text' ? inline(token) : blockOf(token);
}

function tableOf({ header, rows }: Tokens.Table): Tree {
  const cells = (tag: string, list: readonly Tokens.TableCell[]) =>
    element(
      'tr',
      list.map(({ tokens }) => element(tag, tokens.flatMap(inlineOf))),
    );
  return element('table', [
    element('thead', [cells('th', header)]),
    element(
      'tbody',
      rows.map((row) => cells('td', row)),
    ),
  ]);
}

function inline(token: Token): readonly Part[] {
  return ('tokens' in token ? (token.tokens ?? []) : []).flatMap(inlineOf);
}

function inlineOf(token: Token): readonly Part[] {
  switch (token.type) {
    case 'strong':
    case 'em':
      return [element(token.type, inline(token))];
    case 'codespan':
      return [element('code', [(token as Tokens.Codespan).text])];
    case 'link':
      return [element('a', inline(token), { 'data-href': (token as Tokens.Link).href })];
    case 'br':
      return [element('br', [])];
    case 'escape':
      return [(token as Tokens.Escape).text];
    case 'text':
      return 'tokens' in token && token.tokens ? inline(token) : [plain((token as Tokens.Text).text)];
    default:
      return [token.raw];
  }
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** A text whose special characters are written as entities. */
function plain(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39);/g, (each) => entities[each] ?? each);
}
