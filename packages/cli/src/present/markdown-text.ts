import { lexer, type Token, type Tokens } from 'marked';
import stringWidth from 'string-width';
import { inStyle } from './printable.js';
import { wrapped } from './wrapped.js';

/** How Markdown is laid out on a terminal. */
export interface Layout {
  readonly columns: number;
  /** Whether headings, code and emphasis stand out. */
  readonly styled: boolean;
}

/** Text in lines wider than this is hard to read, however wide the terminal is. */
const widest = 100;

/** Markdown of azroute's own pages as text for a terminal: wrapped, without its marks, code indented. */
export function markdownText(markdown: string, { columns, styled }: Layout): string {
  const page = new Page(Math.min(columns, widest), styled);
  return `${page.blocks(lexer(markdown)).join('\n').trimEnd()}\n`;
}

class Page {
  constructor(
    private readonly columns: number,
    private readonly styled: boolean,
  ) {}

  /** The lines of blocks, with an empty line between two of them. */
  blocks(tokens: readonly Token[]): readonly string[] {
    return tokens
      .map((token) => this.block(token as Tokens.Generic & Token))
      .filter((lines) => lines.length > 0)
      .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
  }

  private block(token: Token): readonly string[] {
    switch (token.type) {
      case 'heading':
        return this.paragraph(plainText(token.tokens ?? [])).map((line) => this.style('bold', line));
      case 'code':
        return token.text.split('\n').map((line: string) => this.style('dim', `    ${line}`.trimEnd()));
      case 'blockquote':
        return this.nested(token.tokens ?? [], '  ', '  ');
      case 'list':
        return (token as Tokens.List).items.flatMap((item, i) =>
          this.nested(item.tokens, token.ordered ? `${i + 1}. ` : '- ', token.ordered ? '   ' : '  '),
        );
      case 'table':
        return this.table(token as Tokens.Table);
      case 'paragraph':
      case 'text':
        return this.paragraph(plainText(token.tokens ?? [token]));
      default:
        return [];
    }
  }

  private paragraph(text: string): readonly string[] {
    return wrapped(text.replace(/\s*\n\s*/g, ' '), this.columns, '');
  }

  /** Blocks after a mark, such as that of a list; their other lines are indented as far. */
  private nested(tokens: readonly Token[], mark: string, indent: string): readonly string[] {
    const inner = new Page(this.columns - mark.length, this.styled);
    return inner.blocks(tokens).map((line, i) => (line === '' ? '' : `${i === 0 ? mark : indent}${line}`));
  }

  /** Columns as wide as their widest cell; a table that does not fit has a block of lines for each row. */
  private table({ header, rows }: Tokens.Table): readonly string[] {
    const titles = header.map(({ tokens }) => plainText(tokens));
    const cells = rows.map((row) => row.map(({ tokens }) => plainText(tokens)));
    const widths = titles.map((title, i) =>
      Math.max(...[title, ...cells.map((row) => row[i] ?? '')].map((text) => stringWidth(text))),
    );
    if (widths.reduce((sum, width) => sum + width + 2, -2) > this.columns) {
      return cells.flatMap((row, at) => [
        ...(at === 0 ? [] : ['']),
        ...row.flatMap((cell, i) => wrapped(`${titles[i]}: ${cell}`, this.columns, '  ')),
      ]);
    }
    const line = (row: readonly string[]) =>
      row
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - stringWidth(cell)))
        .join('  ')
        .trimEnd();
    return [this.style('bold', line(titles)), ...cells.map(line)];
  }

  private style(style: 'bold' | 'dim', text: string): string {
    return this.styled && text !== '' ? inStyle(style, text) : text;
  }
}

/** Inline Markdown without its marks; a link is its text, and the address if that says more. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return '\n';
      if (token.type === 'link' && /^https?:/.test(token.href) && token.href !== token.text) {
        return `${plainText(token.tokens ?? [])} (${token.href})`;
      }
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      return unescaped('text' in token && typeof token.text === 'string' ? token.text : token.raw);
    })
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity);
}
